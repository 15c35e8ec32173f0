#!/usr/bin/env python3
"""Reads a rendered mail with Python's email parser: RFC 5322, 2045, 2047 and 8058.

    mail_check.py MESSAGE ISSUE_JSON    exit status 1 and the reasons when it is not right
"""
import email
import email.policy
import email.utils
import html.parser
import json
import re
import sys


class Words(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.text, self.links = "", []

    def handle_starttag(self, tag, attributes):
        self.links += [value for name, value in attributes if tag == "a" and name == "href"]

    def handle_data(self, data):
        self.text += data


def plain(text):
    """The words alone: typography and line breaks differ between the parts."""
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()


def check(message, issue):
    problems = []

    def expect(condition, problem):
        if not condition:
            problems.append(problem)

    for part in message.walk():
        expect(not part.defects, f"defects: {part.defects}")
    expect(message.get_content_type() == "multipart/alternative", "not multipart/alternative")
    kinds = [part.get_content_type() for part in message.iter_parts()]
    expect(kinds == ["text/plain", "text/html"], f"parts {kinds}: the plain one comes first")
    for header in ("From", "To", "Subject", "Date", "Message-ID", "List-Id", "MIME-Version"):
        expect(len(message.get_all(header, [])) == 1, f"{header} is there {len(message.get_all(header, []))} times")
        expect(not getattr(message[header], "defects", ()), f"{header}: {message[header]!r}")
    expect(len(message["Subject"]) <= 50, "subject over 50 characters")
    expect(email.utils.parsedate_to_datetime(message["Date"]) is not None, "no date")
    unsubscribe = re.fullmatch(r"\s*<(https://[^>\s]+)>", message["List-Unsubscribe"])
    expect(unsubscribe, "List-Unsubscribe holds no https URL")
    expect(message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click", "RFC 8058: no one-click")

    text = message.get_body(("plain",)).get_content()
    markup = message.get_body(("html",)).get_content()
    words = Words()
    words.feed(markup)
    expect(len(markup.encode()) <= 100_000, "HTML over 100,000 bytes")
    for part, content in (("text", text), ("html", words.text)):
        for section in issue["sections"]:
            for item in section.get("items", []):
                expect(plain(item["title"]) in plain(content), f"{part}: no {item['title']!r}")
        expect("{{" not in content and "*|" not in content, f"{part}: a placeholder is left")
    if unsubscribe:
        expect(unsubscribe[1] in words.links and unsubscribe[1] in text.split(), "footer: no unsubscribe link")
    for line in text.splitlines():
        expect(len(line) <= 72 or "://" in line, f"text line over 72 columns: {line!r}")
    return problems


if __name__ == "__main__":
    with open(sys.argv[1], "rb") as message_file, open(sys.argv[2], encoding="utf-8") as issue_file:
        found = check(email.message_from_binary_file(message_file, policy=email.policy.default), json.load(issue_file))
    print("\n".join(found) or "ok")
    sys.exit(1 if found else 0)
