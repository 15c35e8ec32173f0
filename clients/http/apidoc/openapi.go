package main

import (
	"fmt"
	"io"
	"regexp"
	"strings"

	"google.golang.org/protobuf/reflect/protoreflect"
	"gopkg.in/yaml.v3"
)

type document struct {
	OpenAPI    string                          `yaml:"openapi"`
	Info       info                            `yaml:"info"`
	Servers    []server                        `yaml:"servers"`
	Security   []struct{}                      `yaml:"security"` // none: nobody signs in
	Tags       []tag                           `yaml:"tags"`
	Paths      map[string]map[string]operation `yaml:"paths"`
	Components components                      `yaml:"components"`
}

type info struct {
	Title       string `yaml:"title"`
	Version     string `yaml:"version"`
	Description string `yaml:"description"`
}

type server struct {
	URL         string `yaml:"url"`
	Description string `yaml:"description"`
}

type tag struct {
	Name        string `yaml:"name"`
	Description string `yaml:"description"`
}

type operation struct {
	Tags        []string            `yaml:"tags"`
	OperationID string              `yaml:"operationId"`
	Summary     string              `yaml:"summary"`
	Description string              `yaml:"description"`
	Parameters  []parameter         `yaml:"parameters,omitempty"`
	RequestBody *requestBody        `yaml:"requestBody,omitempty"`
	Responses   map[string]response `yaml:"responses"`
}

type parameter struct {
	Ref         string  `yaml:"$ref,omitempty"`
	Name        string  `yaml:"name,omitempty"`
	In          string  `yaml:"in,omitempty"`
	Description string  `yaml:"description,omitempty"`
	Required    bool    `yaml:"required,omitempty"`
	Schema      *schema `yaml:"schema,omitempty"`
}

type requestBody struct {
	Required bool             `yaml:"required"`
	Content  map[string]media `yaml:"content"`
}

type response struct {
	Ref         string               `yaml:"$ref,omitempty"`
	Description string               `yaml:"description,omitempty"`
	Headers     map[string]parameter `yaml:"headers,omitempty"`
	Content     map[string]media     `yaml:"content,omitempty"`
}

type media struct {
	Schema *schema `yaml:"schema"`
}

type components struct {
	Parameters map[string]parameter `yaml:"parameters"`
	Headers    map[string]parameter `yaml:"headers"`
	Responses  map[string]response  `yaml:"responses"`
	Schemas    map[string]*schema   `yaml:"schemas"`
}

const introduction = "The reading procedures of Pulse over HTTP and JSON, as clients/http serves them. " +
	"Fields that are not set are left out of answers. A query gives fields by their names here, nested ones as " +
	"`firstEdition.year`, lists as a parameter each. What is unknown or given twice is refused. " +
	"Paths of the IngestService, and `includeUnpublished`, are answered by a gateway for editors only."

func writeOpenAPI(described *api, out io.Writer) error {
	page := document{
		OpenAPI:    "3.1.0",
		Info:       info{"Pulse", "v1", introduction},
		Servers:    []server{{"http://127.0.0.1:7480", "The gateway where it listens unless told otherwise"}},
		Security:   []struct{}{},
		Paths:      map[string]map[string]operation{},
		Components: components{commonParameters, commonHeaders, errorResponses, schemas(described)},
	}
	for _, service := range described.services {
		page.Tags = append(page.Tags, tag{nameOf(service), asMarkdown(commentOf(service))})
		for _, method := range methodsOf(service) {
			for i, bound := range bindingsOf(method) {
				path, names := openPath(bound.template)
				if page.Paths[path] == nil {
					page.Paths[path] = map[string]operation{}
				}
				page.Paths[path][bound.verb] = operationOf(method, bound, i, names)
			}
		}
	}
	if _, err := io.WriteString(out, "# Made by clients/generate http from the annotations and comments in proto/.\n"); err != nil {
		return err
	}
	encoder := yaml.NewEncoder(out)
	encoder.SetIndent(2)
	return encoder.Encode(page)
}

var (
	variable = regexp.MustCompile(`\{(\w+)=([^}]*)\}`)
	wildcard = regexp.MustCompile(`(\w+)/\*`)
)

// OpenAPI has no `{name=issues/*}`: each `*` becomes a parameter, called what the
// collection before it has. Answers also which fields the path gives.
func openPath(template string) (string, map[string]bool) {
	bound := map[string]bool{}
	for _, match := range variable.FindAllStringSubmatch(template, -1) {
		bound[match[1]] = true
	}
	path := variable.ReplaceAllString(template, "$2")
	return wildcard.ReplaceAllStringFunc(path, func(segment string) string {
		collection := strings.TrimSuffix(segment, "/*")
		return collection + "/{" + strings.TrimSuffix(collection, "s") + "}"
	}), bound
}

func operationOf(method protoreflect.MethodDescriptor, bound binding, index int, inPath map[string]bool) operation {
	comment := commentOf(method)
	made := operation{
		Tags:        []string{nameOf(method.Parent())},
		OperationID: string(method.Name()),
		Summary:     summary(comment),
		Description: asMarkdown(comment),
		Responses:   responsesOf(method, bound),
	}
	if index > 0 {
		made.OperationID += fmt.Sprintf("_%d", index+1)
	}
	path, _ := openPath(bound.template)
	for _, match := range regexp.MustCompile(`(\w+)/\{(\w+)\}`).FindAllStringSubmatch(path, -1) {
		made.Parameters = append(made.Parameters, parameter{Name: match[2], In: "path", Required: true,
			Description: "What follows `" + match[1] + "/` in its name.", Schema: &schema{Type: "string"}})
	}
	if bound.verb == "post" {
		made.RequestBody = &requestBody{true, map[string]media{"application/json": {refTo(method.Input())}}}
	} else {
		made.Parameters = append(made.Parameters, queryParameters(method.Input(), "", inPath)...)
	}
	if hasMedia(method.Output()) {
		made.Parameters = append(made.Parameters, parameter{Ref: "#/components/parameters/alt"})
	}
	if isConditional(method.Output()) && bound.verb == "get" {
		made.Parameters = append(made.Parameters, parameter{Ref: "#/components/parameters/ifNoneMatch"})
	}
	return made
}

// The first sentence, on one line.
func summary(comment string) string {
	text, _, _ := strings.Cut(comment, "\n\n")
	text = strings.ReplaceAll(text, "\n", " ")
	if end := strings.Index(text, ". "); end >= 0 {
		text = text[:end]
	}
	return strings.TrimSuffix(text, ".")
}

func queryParameters(message protoreflect.MessageDescriptor, prefix string, without map[string]bool) []parameter {
	var made []parameter
	for _, field := range fieldsOf(message) {
		name := prefix + field.JSONName()
		if without[string(field.Name())] && prefix == "" {
			continue
		}
		if field.Message() != nil && wellKnown[field.Message().FullName()] == nil {
			made = append(made, queryParameters(field.Message(), name+".", nil)...)
			continue
		}
		made = append(made, parameter{Name: name, In: "query", Required: prefix == "" && isRequired(field),
			Description: asMarkdown(commentOf(field)), Schema: schemaOfField(field)})
	}
	return made
}
