package gateway

import (
	"net/url"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/grpc-ecosystem/grpc-gateway/v2/runtime"
	"github.com/grpc-ecosystem/grpc-gateway/v2/utilities"
	"google.golang.org/protobuf/reflect/protoreflect"
)

func checkQuery(query url.Values, to *route) error {
	parser := runtime.DefaultQueryParser{}
	nothing := utilities.NewDoubleArray(nil)
	names := make([]string, 0, len(query))
	for name := range query {
		names = append(names, name)
	}
	sort.Strings(names) // of several faults always the same is said
	for _, name := range names {
		values := query[name]
		field, path := fieldAt(to.input(), name)
		switch {
		case field == nil:
			return refuseField(shortened(name), string(to.input().Name())+" has no such field that a query can give.")
		case to.bound[path]:
			return refuseField(path, "The path gives it: leave it out of the query.")
		case !field.IsList() && len(values) > 1:
			return refuseField(path, "It is given more than once.")
		case !utf8.ValidString(strings.Join(values, "")):
			return refuseField(path, "It is not UTF-8 under its escapes.")
		}
		if err := parser.Parse(newMessage(to.input()), url.Values{name: values}, nothing); err != nil {
			return refuseField(path, "It is "+formOf(field)+".")
		}
	}
	return nil
}

// A name that a caller made up, to be said back.
func shortened(name string) string {
	const most = 100
	name = strings.ToValidUTF8(name, "�")
	if len(name) <= most {
		return name
	}
	return strings.ToValidUTF8(name[:most], "") + "…"
}

// What a value of the field looks like.
func formOf(field protoreflect.FieldDescriptor) string {
	switch field.Kind() {
	case protoreflect.BoolKind:
		return "true or false"
	case protoreflect.EnumKind:
		values := field.Enum().Values()
		names := make([]string, values.Len())
		for i := range names {
			names[i] = string(values.Get(i).Name())
		}
		return "one of " + strings.Join(names, ", ")
	case protoreflect.MessageKind:
		return "a " + string(field.Message().Name()) + " as JSON writes it, 2024-09-30T12:00:00Z or 30s"
	}
	return "a whole number within " + field.Kind().String()
}

// The field that a query parameter names, in JSON's spelling or the proto's, and
// its path in the proto's; nil when there is none that a query can give.
func fieldAt(message protoreflect.MessageDescriptor, name string) (protoreflect.FieldDescriptor, string) {
	var path []string
	steps := strings.Split(name, ".")
	for i, step := range steps {
		field := message.Fields().ByJSONName(step)
		if field == nil {
			field = message.Fields().ByName(protoreflect.Name(step))
		}
		if field == nil || field.IsMap() {
			return nil, ""
		}
		path = append(path, string(field.Name()))
		scalar := field.Message() == nil || field.Message().ParentFile().Package() == "google.protobuf"
		if i == len(steps)-1 {
			if !scalar {
				return nil, ""
			}
			return field, strings.Join(path, ".")
		}
		if scalar || field.IsList() {
			return nil, ""
		}
		message = field.Message()
	}
	return nil, ""
}
