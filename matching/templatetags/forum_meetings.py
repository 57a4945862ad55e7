"""What demand and meetings say on the pages of a forum and its people.

Their templates ask for it; no module of an earlier app knows of this one.
"""

from django import template

from events.models import Forum, Participant
from events.next_steps import Step
from events.reports import AgencyRow
from matching import forum_figures
from matching.forum_figures import ForumMeetings
from matching.models import Meeting

register = template.Library()


@register.simple_tag
def forum_meetings(forum: Forum, agencies: list[AgencyRow]) -> ForumMeetings:
    return forum_figures.forum_meetings(forum, agencies)


@register.simple_tag
def with_meeting_steps(steps: list[Step], forum: Forum, figures: ForumMeetings) -> list[Step]:
    """The office's steps with those of the meetings, each in its phase."""
    added = [*steps, *forum_figures.meeting_steps(forum, figures)]
    return sorted(added, key=lambda step: step.phase)


@register.filter
def count_done(steps: list[Step]) -> int:
    return sum(step.is_done for step in steps)


@register.simple_tag
def meetings_of_people(people: list[Participant]) -> dict[int, int]:
    return forum_figures.meetings_of_people(people)


@register.simple_tag
def meetings_of(participant: Participant) -> list[Meeting]:
    return list(forum_figures.meetings_of(participant))
