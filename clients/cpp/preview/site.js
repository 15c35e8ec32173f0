// Shows the document anew when it was saved. The server answers a version, a
// line feed, and what is wrong with the file as it is, if anything.
const problem = document.getElementById("problem");
let shown;

async function look() {
  try {
    const answer = await fetch("/version", { cache: "no-store" });
    const [version, ...lines] = (await answer.text()).split("\n");
    problem.textContent = lines.join(" ");
    if (shown !== undefined && version !== shown) {
      for (const frame of document.querySelectorAll("iframe")) frame.src = frame.getAttribute("src");
    }
    shown = version;
  } catch {
    problem.textContent = "pulse preview has stopped.";
  }
}

look();
setInterval(look, 700);
