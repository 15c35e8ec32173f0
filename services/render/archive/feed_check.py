#!/usr/bin/env python3
"""Reads the sample feeds with parsers that are not ours: feedparser, and JSON Schema for JSON Feed.

    feed_check.py ATOM RSS JSON SCHEMA ISSUE_JSON    exit status 1 and the reasons when one is not right
"""
import html.parser
import json
import re
import sys
import urllib.parse

import feedparser
import jsonschema

ACTIVE = re.compile(r"<(script|iframe|object|embed|form|img|style)|\son\w+=|javascript:", re.I)


class Links(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attributes):
        self.found += [value for name, value in attributes if name in ("href", "src")]


def links(markup):
    parser = Links()
    parser.feed(markup)
    return parser.found


def absolute(url):
    return urllib.parse.urlsplit(url).scheme in ("http", "https", "mailto") and ":" in url


def main():
    atom_path, rss_path, json_path, schema_path, issue_path = sys.argv[1:]
    problems = []

    def expect(condition, problem):
        if not condition:
            problems.append(problem)

    with open(issue_path, encoding="utf-8") as file:
        issue = json.load(file)
    titles = [item["title"] for section in issue["sections"] for item in section["items"]]

    ids = {}
    for name, path in (("atom", atom_path), ("rss", rss_path)):
        with open(path, "rb") as file:
            feed = feedparser.parse(file.read())
        expect(not feed.bozo, f"{name}: {feed.get('bozo_exception')}")
        expect(feed.version == {"atom": "atom10", "rss": "rss20"}[name], f"{name}: version {feed.version}")
        expect(feed.feed.language.lower() == "en-gb" if name == "rss" else True, f"{name}: language")
        selves = [link.href for link in feed.feed.links if link.rel == "self"]
        expect(len(selves) == 1 and absolute(selves[0]), f"{name}: self links {selves}")
        expect([entry.title_detail.value for entry in feed.entries] == titles or
               [entry.title for entry in feed.entries] == titles, f"{name}: titles {[e.title for e in feed.entries]}")
        ids[name] = [entry.id for entry in feed.entries]
        for entry in feed.entries:
            expect(entry.published_parsed and entry.published_parsed.tm_year == 2031, f"{name}: {entry.published}")
            expect(entry.updated_parsed and entry.updated_parsed >= entry.published_parsed, f"{name}: updated")
            expect(absolute(entry.link), f"{name}: link {entry.link}")
            markup = entry.content[0].value if "content" in entry else entry.summary
            expect(not ACTIVE.search(markup), f"{name}: active content in {entry.id}")
            expect(all(absolute(url) for url in links(markup)), f"{name}: links {links(markup)}")

    with open(json_path, encoding="utf-8") as file:
        feed = json.load(file)
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    checker = jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())
    problems += [f"json: {error.message} at {list(error.path)}" for error in checker.iter_errors(feed)]
    expect([item["title"] for item in feed["items"]] == titles, "json: titles")
    ids["json"] = [item["id"] for item in feed["items"]]
    for item in feed["items"]:
        expect(not ACTIVE.search(item["content_html"]), f"json: active content in {item['id']}")
        expect(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", item["date_published"]), "json: date")

    expect(ids["atom"] == ids["rss"] == ids["json"], f"ids differ: {ids}")
    expect(len(set(ids["atom"])) == len(titles) > 0, "ids are not one an item")
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
