"""What machines ask: is it alive, can it serve, what does it count; and what a stranger may not see."""

from tests.office import Office, item
from tests.web.site import Site


def test_a_living_process_with_its_database_says_so(site: Site) -> None:
    visitor = site.visitor()

    assert visitor.get("/healthz").text == "ok\n"
    assert visitor.get("/readyz").text == "ready\n"


def test_a_database_of_another_version_is_not_ready_but_alive(sqlite_office: Office) -> None:
    site = Site(sqlite_office)
    with sqlite_office.tracker.engine.connect() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
        connection.commit()

    assert site.visitor().get("/readyz").status_code == 503
    assert site.visitor().get("/healthz").status_code == 200


def test_the_figures_are_for_this_machine_and_for_who_has_the_token(quick_site: Site) -> None:
    quick_site.office.officer("so-mau")
    quick_site.office.issued(item(leads=["so-mau"]))
    token = Site(quick_site.office, metrics_token="a-token-of-the-office")

    local = quick_site.visitor(host="localhost:8000").get("/metrics")
    stranger = quick_site.visitor(address="192.0.2.1").get("/metrics")
    wrong = token.visitor(address="192.0.2.1", authorization="Bearer wrong").get("/metrics")
    right = token.visitor(address="192.0.2.1", authorization="Bearer a-token-of-the-office").get("/metrics")

    assert 'tracker_messages{state="pending"} 1.0' in local.text
    assert (stranger.status_code, wrong.status_code, right.status_code) == (404, 404, 200)
    assert 'route="/metrics"' in quick_site.visitor(host="127.0.0.1").get("/metrics").text
