// Pages for what went wrong: they ask nothing of the services.

import type { v1 } from "@cordisbright/pulse";
import type { Site } from "../site.js";
import { useFrame } from "./frame.js";
import { renderPage } from "./layout.js";

export interface Problem {
  readonly status: 400 | 404 | 500 | 503;
  readonly title: string;
  readonly text: string;
  readonly back?: string;
}

export const NOT_FOUND: Problem = {
  status: 404,
  title: "There is no such page",
  text: "The address may have been mistyped, or what was here has been withdrawn. What was published is in the archive, and the search knows every item of it.",
};

export const AWAY: Problem = {
  status: 503,
  title: "The archive cannot be reached",
  text: "We have no copy of this page to show meanwhile. Please try again in a minute.",
};

export const BROKEN: Problem = {
  status: 500,
  title: "Something went wrong on our side",
  text: "It has been noted. Please try again in a minute.",
};

export function problemPage(site: Site, problem: Problem, sectors: readonly v1.Sector[]): string {
  const body = <ProblemBody problem={problem} />;
  return renderPage(site, { title: problem.title, unlisted: true, path: "/problem", sectors }, body);
}

function ProblemBody({ problem }: { problem: Problem }) {
  const { site } = useFrame();
  return (
    <div class="column problem-page">
      <p class="kicker">{problem.status}</p>
      <h1>{problem.title}</h1>
      <p class="lead">{problem.text}</p>
      <p>
        {problem.back ? <><a href={site.href(problem.back)}>Start from the first page</a>{" · "}</> : null}
        <a href={site.href("/")}>The latest issue</a>{" · "}<a href={site.href("/archive")}>The archive</a>
      </p>
    </div>
  );
}
