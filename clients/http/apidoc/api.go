package main

import (
	"sort"
	"strings"

	"google.golang.org/genproto/googleapis/api/annotations"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protodesc"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/types/descriptorpb"
)

const apiPackage = "cordisbright.pulse.v1"

// api is the package as its files describe it, in the order of their names.
type api struct {
	services []protoreflect.ServiceDescriptor
	messages []protoreflect.MessageDescriptor
	enums    []protoreflect.EnumDescriptor
}

// A binding is one way to ask for a procedure over HTTP.
type binding struct {
	verb     string // get or post
	template string
}

func loadAPI(image []byte) (*api, error) {
	set := &descriptorpb.FileDescriptorSet{}
	if err := proto.Unmarshal(image, set); err != nil {
		return nil, err
	}
	files, err := protodesc.NewFiles(set)
	if err != nil {
		return nil, err
	}
	var ours []protoreflect.FileDescriptor
	files.RangeFilesByPackage(apiPackage, func(file protoreflect.FileDescriptor) bool {
		ours = append(ours, file)
		return true
	})
	sort.Slice(ours, func(i, j int) bool { return ours[i].Path() < ours[j].Path() })
	described := &api{}
	for _, file := range ours {
		for i := 0; i < file.Services().Len(); i++ {
			described.services = append(described.services, file.Services().Get(i))
		}
		described.addTypes(file)
	}
	return described, nil
}

// Files and messages both hold messages and enums.
func (a *api) addTypes(of interface {
	Messages() protoreflect.MessageDescriptors
	Enums() protoreflect.EnumDescriptors
}) {
	for i := 0; i < of.Enums().Len(); i++ {
		a.enums = append(a.enums, of.Enums().Get(i))
	}
	for i := 0; i < of.Messages().Len(); i++ {
		message := of.Messages().Get(i)
		if message.IsMapEntry() {
			continue
		}
		a.messages = append(a.messages, message)
		a.addTypes(message)
	}
}

func methodsOf(service protoreflect.ServiceDescriptor) []protoreflect.MethodDescriptor {
	methods := make([]protoreflect.MethodDescriptor, service.Methods().Len())
	for i := range methods {
		methods[i] = service.Methods().Get(i)
	}
	return methods
}

func fieldsOf(message protoreflect.MessageDescriptor) []protoreflect.FieldDescriptor {
	fields := make([]protoreflect.FieldDescriptor, message.Fields().Len())
	for i := range fields {
		fields[i] = message.Fields().Get(i)
	}
	return fields
}

func bindingsOf(method protoreflect.MethodDescriptor) []binding {
	rule, _ := proto.GetExtension(method.Options(), annotations.E_Http).(*annotations.HttpRule)
	if rule == nil {
		return nil
	}
	var bindings []binding
	for _, one := range append([]*annotations.HttpRule{rule}, rule.GetAdditionalBindings()...) {
		if one.GetPost() != "" {
			bindings = append(bindings, binding{"post", one.GetPost()})
		} else {
			bindings = append(bindings, binding{"get", one.GetGet()})
		}
	}
	return bindings
}

// The comment of a declaration, without the blank that follows each `//`.
func commentOf(declared protoreflect.Descriptor) string {
	text := declared.ParentFile().SourceLocations().ByDescriptor(declared).LeadingComments
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(strings.TrimPrefix(line, " "), " ")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// The name inside the package: `Issue`, `Section.Kind`.
func nameOf(declared protoreflect.Descriptor) string {
	return strings.TrimPrefix(string(declared.FullName()), apiPackage+".")
}
