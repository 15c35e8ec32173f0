package gateway

import (
	"fmt"
	"net/http"
	"regexp"
	"sort"
	"strings"

	"google.golang.org/genproto/googleapis/api/annotations"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	pulsev1 "github.com/cordisbright/pulse/clients/go/cordisbright/pulse/v1"
)

// A route is one google.api.http binding of a procedure.
type route struct {
	verb      string // GET or POST
	template  string
	path      *regexp.Regexp
	procedure protoreflect.MethodDescriptor
	bound     map[string]bool // fields that the path gives
}

func (r *route) input() protoreflect.MessageDescriptor { return r.procedure.Input() }

// Whether it answers bytes of a media type of their own.
func (r *route) hasMedia() bool {
	return mediaOf(r.procedure.Output()) != noMedia
}

// All bindings there are, those that end in `:verb` first: the path of such a
// one is also that of a resource whose name ends so.
type routes []*route

func annotatedRoutes() (routes, error) {
	var table routes
	for _, file := range []protoreflect.FileDescriptor{pulsev1.File_cordisbright_pulse_v1_ingest_service_proto,
		pulsev1.File_cordisbright_pulse_v1_query_service_proto, pulsev1.File_cordisbright_pulse_v1_render_service_proto} {
		procedures := file.Services().Get(0).Methods()
		for i := 0; i < procedures.Len(); i++ {
			rule, _ := proto.GetExtension(procedures.Get(i).Options(), annotations.E_Http).(*annotations.HttpRule)
			if rule == nil {
				continue
			}
			for _, binding := range append([]*annotations.HttpRule{rule}, rule.GetAdditionalBindings()...) {
				bound, err := newRoute(procedures.Get(i), binding)
				if err != nil {
					return nil, err
				}
				table = append(table, bound)
			}
		}
	}
	sort.SliceStable(table, func(i, j int) bool { return table[i].endsInVerb() && !table[j].endsInVerb() })
	return table, nil
}

var variable = regexp.MustCompile(`\{([\w.]+)=([^}]*)\}`)

func newRoute(procedure protoreflect.MethodDescriptor, binding *annotations.HttpRule) (*route, error) {
	r := &route{procedure: procedure, bound: map[string]bool{}}
	switch pattern := binding.GetPattern().(type) {
	case *annotations.HttpRule_Get:
		r.verb, r.template = http.MethodGet, pattern.Get
	case *annotations.HttpRule_Post:
		r.verb, r.template = http.MethodPost, pattern.Post
	default:
		return nil, fmt.Errorf("%s is bound to a method that the gateway does not serve", procedure.FullName())
	}
	path := r.template
	for _, match := range variable.FindAllStringSubmatch(path, -1) {
		r.bound[match[1]] = true
		path = strings.Replace(path, match[0], match[2], 1)
	}
	segments := strings.Split(regexp.QuoteMeta(path), `\*`)
	compiled, err := regexp.Compile("^" + strings.Join(segments, "[^/]+") + "$")
	r.path = compiled
	return r, err
}

func (r *route) endsInVerb() bool {
	return strings.Contains(r.template[strings.LastIndexAny(r.template, "/}")+1:], ":")
}

// The route of a request, or none and the methods that the path has.
func (t routes) find(method, path string) (*route, []string) {
	var allowed []string
	for _, candidate := range t {
		if !candidate.path.MatchString(path) {
			continue
		}
		if candidate.verb == method {
			return candidate, nil
		}
		allowed = append(allowed, candidate.verb)
		if candidate.verb == http.MethodGet && !candidate.procedure.IsStreamingServer() {
			allowed = append(allowed, http.MethodHead)
		}
	}
	return nil, distinct(allowed)
}

func distinct(values []string) []string {
	sort.Strings(values)
	kept := values[:0]
	for i, value := range values {
		if i == 0 || value != values[i-1] {
			kept = append(kept, value)
		}
	}
	return kept
}
