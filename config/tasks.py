"""Long work beside the request: a thread of the web process, with a connection of its own.

A city with more work than that sets TASKS to a queue with workers of their own.
"""

import logging
import threading

from django.db import connection
from django.tasks.backends.immediate import ImmediateBackend
from django.tasks.base import TaskResult, TaskResultStatus

logger = logging.getLogger(__name__)


class ThreadBackend(ImmediateBackend):
    """Runs each task in a thread; what fails is logged by its name, its owner shows it."""

    def _execute_task(self, task_result: TaskResult) -> None:
        threading.Thread(
            target=self.run, args=[task_result], name=f"task-{task_result.task.name}"
        ).start()

    def run(self, task_result: TaskResult) -> None:
        try:
            super()._execute_task(task_result)  # type: ignore[misc]  # the stub calls it abstract
            if task_result.status == TaskResultStatus.FAILED:
                logger.error(
                    "Task %s failed: %s",
                    task_result.task.name,
                    task_result.errors[-1].exception_class_path,
                )
        finally:
            connection.close()
