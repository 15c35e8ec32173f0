package main

import (
	"regexp"
	"strings"

	"google.golang.org/protobuf/reflect/protoreflect"
)

// A schema of JSON Schema, as far as protobuf's JSON needs it.
type schema struct {
	Ref                  string             `yaml:"$ref,omitempty"`
	Description          string             `yaml:"description,omitempty"`
	Type                 string             `yaml:"type,omitempty"`
	Format               string             `yaml:"format,omitempty"`
	Encoding             string             `yaml:"contentEncoding,omitempty"`
	Pattern              string             `yaml:"pattern,omitempty"`
	Enum                 []string           `yaml:"enum,omitempty"`
	Items                *schema            `yaml:"items,omitempty"`
	Properties           map[string]*schema `yaml:"properties,omitempty"`
	AdditionalProperties *schema            `yaml:"additionalProperties,omitempty"`
}

var wellKnown = map[protoreflect.FullName]*schema{
	"google.protobuf.Timestamp": {Type: "string", Format: "date-time"},
	"google.protobuf.Duration":  {Type: "string", Pattern: `^-?[0-9]+(\.[0-9]+)?s$`},
	"google.protobuf.FieldMask": {Type: "string"},
	"google.rpc.Status":         {Ref: "#/components/schemas/Status"},
}

// google.rpc.Status, and the details that errors of the API carry.
var statusSchema = &schema{
	Type:        "object",
	Description: "google.rpc.Status. `code` is the canonical code: 3 is INVALID_ARGUMENT, 5 NOT_FOUND, 14 UNAVAILABLE.",
	Properties: map[string]*schema{
		"code":    {Type: "integer", Format: "int32"},
		"message": {Type: "string", Description: "For people, with what to do where something is to be done."},
		"details": {Type: "array", Items: &schema{
			Type: "object",
			Description: "`@type` ends in google.rpc.ErrorInfo (`reason`, `domain`), google.rpc.BadRequest (`fieldViolations`) or " +
				"google.rpc.RetryInfo (`retryDelay`).",
			Properties:           map[string]*schema{"@type": {Type: "string"}},
			AdditionalProperties: &schema{},
		}},
	},
}

// Those of the procedures that have a path, and all that these refer to.
func schemas(described *api) map[string]*schema {
	made := map[string]*schema{"Status": statusSchema}
	for _, service := range described.services {
		for _, method := range methodsOf(service) {
			for _, bound := range bindingsOf(method) {
				addSchema(made, method.Output())
				if bound.verb == "post" {
					addSchema(made, method.Input())
				} else {
					addReferred(made, method.Input()) // a query refers to enums
				}
			}
		}
	}
	return made
}

func addSchema(made map[string]*schema, message protoreflect.MessageDescriptor) {
	if made[nameOf(message)] != nil || message.ParentFile().Package() != apiPackage {
		return
	}
	made[nameOf(message)] = schemaOfMessage(message)
	for _, field := range fieldsOf(message) {
		if field.Message() != nil {
			addSchema(made, field.Message())
		}
	}
	addReferred(made, message)
}

// The enums of a message, and of those that stand in it.
func addReferred(made map[string]*schema, message protoreflect.MessageDescriptor) {
	for _, field := range fieldsOf(message) {
		if field.Enum() != nil {
			made[nameOf(field.Enum())] = schemaOfEnum(field.Enum())
		}
	}
}

func schemaOfMessage(message protoreflect.MessageDescriptor) *schema {
	made := &schema{Type: "object", Description: asMarkdown(commentOf(message)), Properties: map[string]*schema{}}
	for _, field := range fieldsOf(message) {
		property := schemaOfField(field)
		property.Description = asMarkdown(commentOf(field))
		made.Properties[field.JSONName()] = property
	}
	return made
}

func schemaOfEnum(enum protoreflect.EnumDescriptor) *schema {
	made := &schema{Type: "string", Description: asMarkdown(commentOf(enum)) + "\n"}
	for i := 0; i < enum.Values().Len(); i++ {
		value := enum.Values().Get(i)
		made.Enum = append(made.Enum, string(value.Name()))
		made.Description += "\n- `" + string(value.Name()) + "`: " + indented(asMarkdown(commentOf(value)), "  ")
	}
	return made
}

func schemaOfField(field protoreflect.FieldDescriptor) *schema {
	switch {
	case field.IsMap():
		return &schema{Type: "object", AdditionalProperties: schemaOfField(field.MapValue())}
	case field.IsList():
		return &schema{Type: "array", Items: schemaOfValue(field)}
	}
	return schemaOfValue(field)
}

// As protobuf's JSON mapping has it: whole numbers of 64 bits are strings.
func schemaOfValue(field protoreflect.FieldDescriptor) *schema {
	switch field.Kind() {
	case protoreflect.BoolKind:
		return &schema{Type: "boolean"}
	case protoreflect.Int32Kind, protoreflect.Uint32Kind:
		return &schema{Type: "integer", Format: field.Kind().String()}
	case protoreflect.Int64Kind, protoreflect.Uint64Kind:
		return &schema{Type: "string", Format: field.Kind().String()}
	case protoreflect.DoubleKind, protoreflect.FloatKind:
		return &schema{Type: "number", Format: field.Kind().String()}
	case protoreflect.BytesKind:
		return &schema{Type: "string", Encoding: "base64"}
	case protoreflect.EnumKind:
		return refTo(field.Enum())
	case protoreflect.MessageKind:
		if known, ok := wellKnown[field.Message().FullName()]; ok {
			copied := *known
			return &copied
		}
		return refTo(field.Message())
	}
	return &schema{Type: "string"}
}

func refTo(declared protoreflect.Descriptor) *schema {
	return &schema{Ref: "#/components/schemas/" + nameOf(declared)}
}

var saysRequired = regexp.MustCompile(`(^|[.:]\s)Required[.:,]`)

// A comment says so in a word of its own.
func isRequired(field protoreflect.FieldDescriptor) bool {
	return saysRequired.MatchString(strings.ReplaceAll(commentOf(field), "\n", " "))
}
