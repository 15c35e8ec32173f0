package main

import (
	"fmt"
	"io"
	"strings"

	"google.golang.org/protobuf/reflect/protoreflect"
)

const referenceIntroduction = "# API reference\n\n" +
	"Package `" + apiPackage + "`. Made by `clients/generate http` from the comments in `proto/`: change those.\n\n" +
	"A path such as `/v1/{name=issues/*}` is HTTP's, see [http/](http/README.md): `name` is what stands there, `issues/2022-09`.\n" +
	"A field's number is its tag. Fields that are not set have the value of their type that is empty: `\"\"`, 0, false, no message.\n"

// The whole package as one page of Markdown: services first, then what they take
// and answer, by name of the file.
func writeReference(described *api, out io.Writer) error {
	var page strings.Builder
	page.WriteString(referenceIntroduction)
	for _, service := range described.services {
		fmt.Fprintf(&page, "\n- [%s](#%s):", nameOf(service), anchor(service))
		for i, method := range methodsOf(service) {
			if i > 0 {
				page.WriteString(",")
			}
			fmt.Fprintf(&page, " [%s](#%s)", method.Name(), anchor(method))
		}
	}
	page.WriteString("\n- [Messages](#messages), [enums](#enums)\n")
	for _, service := range described.services {
		fmt.Fprintf(&page, "\n## %s\n\n%s\n", nameOf(service), asMarkdown(commentOf(service)))
		for _, method := range methodsOf(service) {
			fmt.Fprintf(&page, "\n### %s\n\n%s\n\n%s\n", method.Name(), signature(method), asMarkdown(commentOf(method)))
		}
	}
	page.WriteString("\n## Messages\n")
	for _, message := range described.messages {
		fmt.Fprintf(&page, "\n### %s\n\n%s\n", nameOf(message), asMarkdown(commentOf(message)))
		writeFields(&page, message)
	}
	page.WriteString("\n## Enums\n")
	for _, enum := range described.enums {
		fmt.Fprintf(&page, "\n### %s\n\n%s\n\n", nameOf(enum), asMarkdown(commentOf(enum)))
		for i := 0; i < enum.Values().Len(); i++ {
			value := enum.Values().Get(i)
			fmt.Fprintf(&page, "- `%s` = %d: %s\n", value.Name(), value.Number(), indented(asMarkdown(commentOf(value)), "  "))
		}
	}
	_, err := io.WriteString(out, page.String())
	return err
}

// What it takes and answers, and its paths.
func signature(method protoreflect.MethodDescriptor) string {
	stream := map[bool]string{true: "stream of "}
	lines := []string{fmt.Sprintf("%s%s → %s%s", stream[method.IsStreamingClient()], link(method.Input()),
		stream[method.IsStreamingServer()], link(method.Output()))}
	for _, binding := range bindingsOf(method) {
		lines = append(lines, fmt.Sprintf("`%s %s`", strings.ToUpper(binding.verb), binding.template))
	}
	return strings.Join(lines, "  \n")
}

func writeFields(page *strings.Builder, message protoreflect.MessageDescriptor) {
	for i, field := range fieldsOf(message) {
		if i == 0 {
			page.WriteString("\n")
		}
		kind := typeOf(field)
		if choice := field.ContainingOneof(); choice != nil && !choice.IsSynthetic() {
			kind += fmt.Sprintf(", one of `%s`", choice.Name())
		}
		fmt.Fprintf(page, "- `%s` = %d, %s: %s\n", field.Name(), field.Number(), kind,
			indented(asMarkdown(commentOf(field)), "  "))
	}
}

func typeOf(field protoreflect.FieldDescriptor) string {
	name := field.Kind().String()
	switch {
	case field.IsMap():
		return fmt.Sprintf("map from %s to %s", field.MapKey().Kind(), typeOf(field.MapValue()))
	case field.Message() != nil:
		name = link(field.Message())
	case field.Enum() != nil:
		name = link(field.Enum())
	}
	if field.IsList() {
		return "list of " + name
	}
	return name
}

// A name of the package leads to its place on the page.
func link(declared protoreflect.Descriptor) string {
	if declared.ParentFile().Package() != apiPackage {
		return "`" + string(declared.FullName()) + "`"
	}
	return fmt.Sprintf("[%s](#%s)", nameOf(declared), anchor(declared))
}

// As GitHub and GitLab name a heading's anchor.
func anchor(declared protoreflect.Descriptor) string {
	name := nameOf(declared)
	if _, isMethod := declared.(protoreflect.MethodDescriptor); isMethod {
		name = string(declared.Name())
	}
	return strings.ToLower(strings.ReplaceAll(name, ".", ""))
}
