"""A prescription on paper is taken: by its link, by a photo, by the camera, by typing; and only with a yes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from conftest import MORNING, Door, launch_settings
from page_words import pattern, words
from paper_before_the_camera import film, in_a_hand, photo, prescribed, printed
from person import Person
from playwright.sync_api import Browser, FilePayload, Playwright, Route, expect
from serving import Server

pytestmark = pytest.mark.browser

MADE = MORNING.date()
CAMERAS = Path(__file__).with_name("cameras.js")
# A camera that sees a grey wall and no square.
A_WALL = """() => {
  navigator.mediaDevices.getUserMedia = async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 240 });
    const drawn = canvas.getContext('2d');
    setInterval(() => { drawn.fillStyle = '#888'; drawn.fillRect(0, 0, 320, 240); }, 50);
    window.cameras.push(canvas.captureStream());
    return window.cameras.at(-1);
  };
}"""
STATES_OF_THE_CAMERA = "window.cameras.flatMap((each) => each.getTracks().map((track) => track.readyState))"


@pytest.fixture(scope="module")
def code(tmp_path_factory: pytest.TempPathFactory) -> str:
    told = json.loads(prescribed(tmp_path_factory.mktemp("code"), MADE.isoformat(), "--json"))
    return str(told["code"])


def is_asked(person: Person) -> None:
    person.sees("prescription.is_it")
    expect(person.page.get_by_text(f"{words('exercise.neck-press.name')}: {words('plan.dose', n=3)}")).to_be_visible()


def takes_it(person: Person) -> None:
    is_asked(person)
    person.press("prescription.take")
    person.sees("prescription.taken")
    person.press("common.home")
    person.is_at_today()
    person.reads(words("home.dose", n=3, hold=5))


def test_a_link_leads_a_newcomer_through_the_welcome_and_the_questions_to_the_paper(door: Door, code: str) -> None:
    person = door.newcomer(rate=5.0)
    person.goes_to(f"#plan={code}&by={quote('Eva <b>Green</b>')}&note={quote('Slowly. Call 555 1234.')}")
    person.sees("welcome.heading")
    expect(person.button("welcome.begin")).to_have_count(0)
    person.press("prescription.here_already")
    person.reads(words("prescription.elsewhere_do"))
    person.reads(code)
    assert "plan=" not in person.page.url
    person.press("common.back")
    person.welcome("prescription.new_here")
    person.answers_the_questions()
    person.sees("result.heading")
    expect(person.page.get_by_role("button", name=pattern("home.start_with"))).to_have_count(0)
    person.press("prescription.next")
    takes_it(person)
    person.reads(words("prescription.from", who="Eva <b>Green</b>"))
    person.reads("Slowly. Call 555 1234.")
    assert person.page.locator("a[href^='tel:']").count() == 0


def test_a_link_in_a_page_that_is_open_leads_there_and_a_no_changes_nothing(door: Door, code: str) -> None:
    person = door.regular()
    person.page.evaluate("(link) => { location.hash = link; }", f"plan={code}")
    is_asked(person)
    assert "plan=" not in person.page.url
    person.press("prescription.not_mine")
    person.is_at_today()
    person.reads(words("home.dose", n=5, hold=5))


def test_it_is_typed_with_one_finger_and_what_is_wrong_is_told_in_one_line(door: Door, code: str) -> None:
    person = door.regular()
    person.goes_to("#/plan")
    person.press("prescription.have")
    field = person.page.get_by_role("textbox", name=words("prescription.type"))
    field.press_sequentially("79pfi")
    person.reads(words("prescription.no_sign_typed", place=5, sign="I"))
    field.fill("")
    field.press_sequentially(code.replace("-", "").lower()[:-1])
    person.press("prescription.look")
    person.reads(words("prescription.no_too_short"))
    field = person.page.get_by_role("textbox", name=words("prescription.type"))
    expect(field).to_have_value(code[:-1])
    field.fill("")
    field.press_sequentially(code.replace("-", " ").lower())
    expect(field).to_have_value(code)
    person.press("prescription.look")
    takes_it(person)


def test_a_photo_of_it_creased_and_at_an_angle_in_poor_light_is_read(door: Door, tmp_path: Path) -> None:
    person = door.regular()
    person.goes_to("#/paper")
    picture = photo(in_a_hand(printed(tmp_path, MADE.isoformat())))
    chosen = FilePayload(name="paper.jpg", mimeType="image/jpeg", buffer=picture)
    person.page.get_by_label(words("prescription.photo")).set_input_files(chosen)
    takes_it(person)
    person.reads(words("prescription.from", who="Eva Green"))


def test_a_photo_without_a_square_says_so(door: Door, tmp_path: Path) -> None:
    person = door.regular()
    person.goes_to("#/paper")
    page = printed(tmp_path, MADE.isoformat())
    empty = photo(page.crop((0, page.height * 2 // 3, page.width, page.height)))
    for name, picture in (("empty.jpg", empty), ("no picture.jpg", b"no picture at all")):
        chosen = FilePayload(name=name, mimeType="image/jpeg", buffer=picture)
        person.page.get_by_label(words("prescription.photo")).set_input_files(chosen)
        person.reads(words("prescription.not_found"))
    door.witness_of(person).forgive("The photo cannot be read")


@pytest.fixture
def with_a_camera(playwright: Playwright, server: Server, known: dict[str, object], tmp_path: Path) -> Iterator[Door]:
    """A browser whose camera looks at the paper."""
    settings = launch_settings()
    shown = film(in_a_hand(printed(tmp_path, MADE.isoformat())), tmp_path / "paper.mjpeg")
    fed = [
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-video-capture={shown}",
    ]
    browser: Browser = playwright.chromium.launch(**{**settings, "args": [*settings["args"], *fed]})
    door = Door(browser, server, known)
    yield door
    troubles = door.close()
    browser.close()
    assert not troubles


def test_held_before_the_camera_it_is_taken_by_one_look_and_two_presses(with_a_camera: Door) -> None:
    person = with_a_camera.regular(permissions=["camera"], scripts=(CAMERAS,))
    person.goes_to("#/paper")
    person.press("prescription.camera")
    is_asked(person)
    assert person.page.evaluate(STATES_OF_THE_CAMERA) == ["ended"]
    takes_it(person)


def test_whoever_leaves_while_the_camera_looks_is_looked_at_no_longer(door: Door) -> None:
    person = door.regular(permissions=["camera"], scripts=(CAMERAS,))
    person.page.evaluate(A_WALL)
    person.goes_to("#/paper")
    person.press("prescription.camera")
    person.reads(words("prescription.looking"))
    person.goes_to("#/home")
    person.is_at_today()
    person.page.wait_for_function(f"{STATES_OF_THE_CAMERA}.every((state) => state === 'ended')")


def test_without_a_camera_the_letters_can_still_be_typed(door: Door) -> None:
    person = door.regular()
    person.goes_to("#/paper")
    person.press("prescription.camera")
    person.reads(words("prescription.no_camera"))
    expect(person.page.get_by_role("textbox", name=words("prescription.type"))).to_be_visible()
    door.witness_of(person).forgive("No camera:")


def test_in_another_pages_frame_nothing_can_be_taken(door: Door, code: str) -> None:
    """A published folder may lie on a host that sends no header against frames."""
    person = door.regular()

    def without_headers(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={"content-type": answer.headers["content-type"]})

    around = "<!doctype html><title>Another page</title><iframe title='Stature' src='/#/paper'></iframe>"
    person.page.route("**/", without_headers)
    person.page.route("**/around", lambda route: route.fulfill(body=around, content_type="text/html"))
    person.page.evaluate("(code) => sessionStorage.setItem('stature.paper', code)", code)
    person.goes_to("/around")
    inside = person.page.frame_locator("iframe")
    expect(inside.get_by_text(words("prescription.framed"))).to_be_visible()
    expect(inside.get_by_role("button", name=words("prescription.take"))).to_have_count(0)
