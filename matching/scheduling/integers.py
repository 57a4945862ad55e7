"""Models of whole numbers for CP-SAT (Perron and Didier, OR-Tools), as small as we need them."""

from dataclasses import dataclass, field

from ortools.sat.python import cp_model_helper as cp

WORKERS = 2


@dataclass(slots=True)
class Model:
    """Whole numbers from 0 with costs, and limits on their sums.

    Made from the bare protocol: the modelling layer above it loads pandas, which costs every
    server process a second and 70 MB.
    """

    proto: cp.CpModelProto = field(default_factory=cp.CpModelProto)
    costs: list[int] = field(default_factory=list)
    hint: list[int] = field(default_factory=list)

    def variable(self, cost: int, hint: int = 0, highest: int = 1) -> int:
        self.proto.variables.add().domain.extend([0, highest])
        self.costs.append(cost)
        self.hint.append(hint)
        return len(self.costs) - 1

    def at_most_one(self, variables: list[int]) -> None:
        if len(variables) > 1:
            self.proto.constraints.add().at_most_one.literals.extend(variables)

    def limit(self, variables: list[int], signs: list[int], low: int, high: int) -> None:
        linear = self.proto.constraints.add().linear
        linear.vars.extend(variables)
        linear.coeffs.extend(signs)
        linear.domain.extend([low, high])

    def solve(self, seconds: float, seed: int) -> tuple[list[int], bool, float]:
        """The values (none if none were found), whether they are optimal, and the costs' bound."""
        used = [number for number, cost in enumerate(self.costs) if cost]
        self.proto.objective.vars.extend(used)
        self.proto.objective.coeffs.extend([self.costs[number] for number in used])
        self.proto.solution_hint.vars.extend(range(len(self.hint)))
        self.proto.solution_hint.values.extend(self.hint)
        parameters = cp.SatParameters()
        parameters.max_time_in_seconds = seconds
        parameters.num_workers = WORKERS
        parameters.interleave_search = True  # the same answer every time
        parameters.random_seed = seed
        wrapper = cp.SolveWrapper()
        wrapper.set_parameters(parameters)
        response = wrapper.solve(self.proto)
        is_optimal = response.status == cp.CpSolverStatus.OPTIMAL
        return list(response.solution), is_optimal, response.best_objective_bound
