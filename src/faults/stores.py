"""Store failures: temporary ones, which client retries hide, and permanent ones, which a run reports."""
from functools import partial

from faults import Fault, Injected
from ground import Ground
from proxy import Rule

FOR_GOOD = 1_000_000
TABLES = r"^/results/.*/head_.*\.csv"
LAST = r"^/results/.*/run\.json$"
DUMP = r"^/dumps/"
LISTED = r"^/dumps\?.*prefix=dump"


def meets(*rules, allowed=frozenset({0})):
    def inject(ground, case, undone):
        given = [Rule(*rule) for rule in rules]
        ground.proxy.rules[:] = given
        undone.callback(ground.proxy.rules.clear)
        ended = ground.launcher(case).end()
        missed = [f"no request met {rule.how} {rule.method}" for rule in given if not rule.met]
        return Injected([ended], ", ".join(f"{rule.met} × {rule.how} {rule.method}" for rule in given), set(allowed), missed)

    return inject


def faults():
    def fault(name, *rules, allowed=frozenset({0}), place=Ground.in_store, **more):
        return Fault(f"store: {name}", meets(*rules, allowed=allowed), place, **more)

    each = (("busy", "PUT", TABLES, 2), ("unsure", "PUT", LAST, 1), ("silent", "GET", DUMP, 1), ("cut", "GET", DUMP, 2), ("slow", "GET", DUMP, 5))
    yield fault("one of each", *each, is_short=True)
    yield fault("503 on reads", ("busy", "GET", DUMP, 3))
    yield fault("503 on listing", ("busy", "LIST", LISTED, 2))
    yield fault("503 on puts", ("busy", "PUT", TABLES, 3))
    yield fault("500 after a put's success", ("unsure", "PUT", TABLES, 2), ("unsure", "PUT", LAST, 1))
    yield fault("500 after a lease's put", ("unsure", "PUT", r"\.lease$", 1), allowed={0, 1})
    yield fault("500 after a delete's success", ("unsure", "DELETE", r"\.lease$", 1))
    yield fault("no answer to a read", ("silent", "GET", DUMP, 1))
    yield fault("no answer to a put", ("silent", "PUT", TABLES, 1))
    yield fault("no answer to a listing", ("silent", "LIST", LISTED, 1))
    yield fault("slow bytes", ("slow", "GET", DUMP, 20))
    yield fault("a cut in a read", ("cut", "GET", DUMP, 3))
    yield fault("a cut in a put", ("cut", "PUT", TABLES, 2))
    yield fault("a cut in a listing", ("cut", "LIST", LISTED, 1))
    yield fault("503 on puts for good", ("busy", "PUT", TABLES, FOR_GOOD), allowed={1})
    yield fault("503 on the last put for good", ("busy", "PUT", LAST, FOR_GOOD), allowed={1})
    # Fails the head, by design: the tables contain the others.
    yield fault("503 on reads for good", ("busy", "GET", r"l00h00q", FOR_GOOD), allowed={3}, seen={"old", "mixed", "partial", "new"})
    # With the retries of the other faults, two files (a table, head_status.failed.csv) of 16 requests of 15 s would take eight minutes.
    few = partial(Ground.in_store, attempts_maximum=1, retry_limit=1)
    yield fault("no answer to puts for good", ("silent", "PUT", TABLES, FOR_GOOD), allowed={1}, place=few)
    yield fault("500 after the last put, for good", ("unsure", "PUT", LAST, FOR_GOOD), allowed={1})
