package main

import (
	"os"
	"testing"

	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"
	"gopkg.in/yaml.v3"

	_ "github.com/cordisbright/pulse/clients/go/cordisbright/pulse/v1"
)

func TestOpenPath_HasAParameterForEachStar(t *testing.T) {
	for template, wanted := range map[string]string{
		"/v1/issues:latest":                  "/v1/issues:latest",
		"/v1/{name=issues/*}:render":         "/v1/issues/{issue}:render",
		"/v1/{name=issues/*/items/*}:render": "/v1/issues/{issue}/items/{item}:render",
		"/v1/{issue=issues/*}/items":         "/v1/issues/{issue}/items",
		"/v1/{name=sourceDocuments/*}":       "/v1/sourceDocuments/{sourceDocument}",
	} {
		if got, _ := openPath(template); got != wanted {
			t.Errorf("%s: expected %s, got %s", template, wanted, got)
		}
	}
}

func TestAsMarkdown_SetsExamplesAsTheyAre(t *testing.T) {
	const comment = "Filters.\n\n  kind = *\n  a < b\n\nOf `x*` and *."
	const wanted = "Filters.\n\n```text\nkind = *\na < b\n```\n\nOf `x*` and \\*."
	if got := asMarkdown(comment); got != wanted {
		t.Errorf("expected\n%s\ngot\n%s", wanted, got)
	}
}

func TestSummary_IsTheFirstSentence(t *testing.T) {
	if got := summary("One\nissue. And more.\n\nNOT_FOUND: none."); got != "One issue" {
		t.Errorf("got %q", got)
	}
}

// Envoy would not start with a service that its descriptor set has not.
func TestEnvoy_NamesServicesThereAre(t *testing.T) {
	text, err := os.ReadFile("../../../deploy/envoy/envoy.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var configuration any
	if err := yaml.Unmarshal(text, &configuration); err != nil {
		t.Fatal(err)
	}
	named := servicesIn(configuration)
	if len(named) != 2 {
		t.Errorf("expected two services, got %v", named)
	}
	for _, name := range named {
		found, err := protoregistry.GlobalFiles.FindDescriptorByName(protoreflect.FullName(name))
		if _, isService := found.(protoreflect.ServiceDescriptor); err != nil || !isService {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func servicesIn(node any) []string {
	var names []string
	switch node := node.(type) {
	case map[string]any:
		for key, value := range node {
			if list, ok := value.([]any); ok && key == "services" {
				for _, name := range list {
					names = append(names, name.(string))
				}
				continue
			}
			names = append(names, servicesIn(value)...)
		}
	case []any:
		for _, value := range node {
			names = append(names, servicesIn(value)...)
		}
	}
	return names
}
