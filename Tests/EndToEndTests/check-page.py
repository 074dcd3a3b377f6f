#!/usr/bin/env python3
"""Opens a page in headless Chromium and complains about what a reader would.

    check-page.py [--screenshots DIR] PAGE...

Each page is looked at in light and dark, 390 and 1200 pixels wide: messages of the console, requests for anything but the file itself,
sideways scrolling of the page, letters too small to read or too faint, ids that occur twice, drawings without a name, tables without heads
or captions, headings that skip a level, and whether Tab leads first to the link past the contents. Exits with 1 after complaints, with 77
where there is no Chromium. Only Python's own library; the browser is spoken to over its pipe.
"""
import base64, json, os, shutil, subprocess, sys, tempfile

BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]

FAULTS = r"""
(() => {
  const faults = [];
  const all = selector => [...document.querySelectorAll(selector)];
  const wide = document.documentElement.scrollWidth;
  if (wide > innerWidth) {
    const culprit = all('body *').find(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll') && !e.matches('.skip'));
    faults.push(`the page is ${wide} wide on ${innerWidth}: ${culprit && culprit.outerHTML.slice(0, 120)}`);
  }
  const ids = all('[id]').map(e => e.id);
  ids.filter((id, i) => ids.indexOf(id) !== i).forEach(id => faults.push(`id ${id} occurs twice`));
  all('[aria-labelledby]').forEach(e => e.getAttribute('aria-labelledby').split(' ').forEach(id => {
    if (!document.getElementById(id)) faults.push(`aria-labelledby names ${id}, which is not there`);
  }));
  all('a[href^="#"]').forEach(a => { if (!document.getElementById(a.hash.slice(1))) faults.push(`${a.hash} leads nowhere`); });
  all('svg').forEach(s => { if (!s.querySelector('title')?.textContent || !s.querySelector('desc')?.textContent) faults.push('a drawing has no name'); });
  all('table').forEach(t => {
    if (!t.caption) faults.push('a table has no caption');
    if ([...t.querySelectorAll('th')].some(h => !h.scope)) faults.push('a head of a table has no scope');
    if (t.rows.length < 2) faults.push(`a table has no rows: ${t.caption?.textContent}`);
  });
  all('.scroll').forEach(s => { if (s.tabIndex !== 0) faults.push('a region that scrolls is out of the keyboard\'s reach'); });
  let level = 0;
  all('h1,h2,h3,h4').forEach(h => {
    const next = +h.tagName[1];
    if (next > level + 1) faults.push(`${h.tagName} after H${level}: ${h.textContent}`);
    level = next;
  });
  const light = colour => {
    const [r, g, b] = colour.match(/[\d.]+/g).map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = element => {
    for (let e = element; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor;
      if (!/, 0\)$|transparent/.test(colour)) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const faint = new Set(), small = new Set();
  all('h1,h2,h3,p,a,th,td,li,dt,dd,caption,figcaption,summary,span,svg text').forEach(e => {
    if (!e.textContent.trim() || !e.getClientRects().length) return;
    const style = getComputedStyle(e), isDrawn = e.ownerSVGElement;
    const [one, other] = [light(isDrawn ? style.fill : style.color), light(ground(e))].sort((a, b) => b - a);
    if ((one + 0.05) / (other + 0.05) < 4.5) faint.add(`${e.tagName}.${e.getAttribute('class') || ''}`);
    const scale = isDrawn ? e.ownerSVGElement.getBoundingClientRect().width / e.ownerSVGElement.viewBox.baseVal.width : 1;
    const size = parseFloat(style.fontSize) * scale;
    if (size < 8.5) small.add(`${size.toFixed(1)} px: ${e.textContent.slice(0, 30)}`);
  });
  if (faint.size) faults.push('too faint: ' + [...faint].join(', '));
  if (small.size) faults.push('too small: ' + [...small].slice(0, 3).join(', '));
  return faults;
})()
"""


class Browser:
    def __init__(self, path, folder):
        to_browser, self.write_end = os.pipe()
        self.read_end, from_browser = os.pipe()

        def place():
            # The browser reads descriptor 3 and writes 4. Both are moved out of the way first.
            one, other = os.dup(to_browser), os.dup(from_browser)
            while one in (3, 4): one = os.dup(one)
            while other in (3, 4): other = os.dup(other)
            os.dup2(one, 3), os.dup2(other, 4)

        self.process = subprocess.Popen(
            [path, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
             "--disable-background-networking", "--remote-debugging-pipe", f"--user-data-dir={folder}"],
            preexec_fn=place, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser), os.close(from_browser)
        self.buffer, self.events, self.number, self.session = b"", [], 0, None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]

    def receive(self):
        while b"\0" not in self.buffer:
            data = os.read(self.read_end, 1 << 20)
            if not data: sys.exit("check-page: the browser has gone")
            self.buffer += data
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session: message["sessionId"] = self.session
        os.write(self.write_end, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.number:
                if "error" in answer: sys.exit(f"check-page: {method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append(answer)

    def wait(self, method):
        while not any(event.get("method") == method for event in self.events): self.events.append(self.receive())

    def value(self, expression):
        return self.call("Runtime.evaluate", expression=expression, returnByValue=True)["result"].get("value")


def check(browser, page, width, scheme, screenshots):
    browser.events.clear()
    for domain in ["Page", "Runtime", "Log", "Network"]: browser.call(domain + ".enable")
    browser.call("Emulation.setDeviceMetricsOverride", width=width, height=844, deviceScaleFactor=1, mobile=width < 600)
    browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    browser.call("Page.navigate", url="file://" + os.path.abspath(page))
    browser.wait("Page.loadEventFired")
    browser.value("document.querySelectorAll('details').forEach(d => d.open = true)")
    faults = browser.value(FAULTS)
    if faults is None: faults = ["could not be looked at"]
    browser.value("document.querySelectorAll('details').forEach(d => d.open = false)")
    for kind in ["rawKeyDown", "keyUp"]:
        browser.call("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
    if browser.value("document.activeElement.className") != "skip": faults.append("Tab leads first to something else than the skip link")
    if browser.value("document.activeElement.getBoundingClientRect().left < 0"): faults.append("the skip link can't be seen")
    browser.value("document.activeElement.blur()")
    for event in browser.events:
        parameters = event.get("params", {})
        if event.get("method") == "Log.entryAdded": faults.append("console: " + parameters["entry"]["text"])
        if event.get("method") == "Runtime.consoleAPICalled": faults.append("console: " + str(parameters["args"]))
        if event.get("method") == "Runtime.exceptionThrown": faults.append("exception: " + str(parameters["exceptionDetails"]))
        if event.get("method") == "Network.requestWillBeSent":
            url = parameters["request"]["url"]
            if not url.startswith(("file://" + os.path.abspath(page), "data:")): faults.append("asks for " + url)
    if screenshots:
        picture = browser.call("Page.captureScreenshot", format="png", captureBeyondViewport=True)
        name = os.path.splitext(os.path.basename(page))[0]
        with open(f"{screenshots}/{name}-{width}-{scheme}.png", "wb") as file: file.write(base64.b64decode(picture["data"]))
    return [f"{page}, {width} pixels, {scheme}: {fault}" for fault in faults]


def main(arguments):
    screenshots = None
    if arguments[:1] == ["--screenshots"] and len(arguments) > 1: screenshots, arguments = arguments[1], arguments[2:]
    if not arguments or arguments[0].startswith("-"):
        print(__doc__)
        return 2
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not path:
        print("check-page: there is no Chromium", file=sys.stderr)
        return 77
    folder = tempfile.mkdtemp(prefix="check-page-")
    browser = Browser(path, folder)
    try:
        faults = [fault for page in arguments for width in (390, 1200) for scheme in ("light", "dark")
                  for fault in check(browser, page, width, scheme, screenshots)]
    finally:
        browser.process.kill()
        browser.process.wait()
        shutil.rmtree(folder, ignore_errors=True)
    for fault in faults: print(fault)
    print(f"{len(arguments)} pages, 4 views each: {len(faults)} complaints")
    return 1 if faults else 0


sys.exit(main(sys.argv[1:]))
