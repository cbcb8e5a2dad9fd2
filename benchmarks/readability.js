// Readability.js for benchmarks/extraction.py: a line with a page as a JSON string in, a line with its text out.
const { Readability } = require("@mozilla/readability");
const { JSDOM, VirtualConsole } = require("jsdom");
const lines = require("readline").createInterface({ input: process.stdin });
lines.on("line", (line) => {
  let text = "";
  try {
    const page = new JSDOM(JSON.parse(line), { url: "http://a.gov.cn/1.html", virtualConsole: new VirtualConsole() });
    const found = new Readability(page.window.document).parse();
    text = (found && found.textContent) || "";
    page.window.close();
  } catch (error) {
    text = "";
  }
  process.stdout.write(JSON.stringify(text) + "\n");
});
