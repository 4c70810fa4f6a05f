import time
from tests.faults.test_deliverer_deaths import an_office_owing
from tests.post_office import a_post
from tests.smtp_server import ScriptedServer
from tracker.usecases.deliver import deliver
import smtplib
def test_rate(office):
    an_office_owing(office, 500)
    with ScriptedServer() as server:
        t=time.perf_counter(); r=deliver(office.system, a_post(server)); d=time.perf_counter()-t
        msg=server.kept[0].content
    with ScriptedServer() as server:
        s=smtplib.SMTP(server.host,server.port); t=time.perf_counter()
        for _ in range(500): s.sendmail("a@example.vn",["b@example.vn"],msg)
        raw=time.perf_counter()-t
    print("RATE", r.sent/d, "raw", 500/raw)
