package main

import "strings"

// A comment as Markdown: lines that stand in by two blanks or more are an example,
// set as they are.
func asMarkdown(comment string) string {
	var out []string
	inExample := false
	for _, line := range strings.Split(comment, "\n") {
		isExample := strings.HasPrefix(line, "  ")
		if line != "" && isExample != inExample {
			if inExample && out[len(out)-1] == "" { // the blank line goes behind the example
				out[len(out)-1] = "```"
				out = append(out, "")
			} else {
				out = append(out, "```")
			}
			inExample = isExample
			if isExample {
				out[len(out)-1] = "```text"
			}
		}
		if isExample {
			out = append(out, strings.TrimPrefix(line, "  "))
		} else if inExample {
			out = append(out, line)
		} else {
			out = append(out, escapeMarkdown(line))
		}
	}
	if inExample {
		out = append(out, "```")
	}
	return strings.Join(out, "\n")
}

// Marks of Markdown that are meant as they are, but for code between backticks.
func escapeMarkdown(line string) string {
	parts := strings.Split(line, "`")
	for i := 0; i < len(parts); i += 2 {
		parts[i] = strings.NewReplacer("*", `\*`, "<", `\<`).Replace(parts[i])
	}
	return strings.Join(parts, "`")
}

func indented(text, by string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if i > 0 && line != "" {
			lines[i] = by + line
		}
	}
	return strings.Join(lines, "\n")
}
