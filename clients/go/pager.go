package pulse

import (
	"context"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	pulsev1 "github.com/cordisbright/pulse/clients/go/cordisbright/pulse/v1"
)

// Pager walks everything a list call selects, over all its pages, fetched as
// the loop reaches them. For one goroutine at a time.
//
//	items := client.Items(request)
//	for items.Next(ctx) {
//		use(items.Value())
//	}
//	if err := items.Err(); err != nil { … }
//
// With Go 1.23 and later: for item, err := range items.All(ctx) { … }
type Pager[Element any] struct {
	fetch    func(ctx context.Context, token string) ([]Element, string, error)
	page     []Element
	value    Element
	token    string
	finished bool
	err      error
}

// Next steps to the next element, if there is one.
func (p *Pager[Element]) Next(ctx context.Context) bool {
	// A page may be empty and still not be the last.
	for len(p.page) == 0 {
		if p.finished {
			return false
		}
		page, next, err := p.fetch(ctx, p.token)
		if err == nil && next != "" && next == p.token {
			// Would loop for ever.
			err = &Error{Code: codes.Internal, Message: "the service answered the same page token twice"}
		}
		p.finished = err != nil || next == ""
		p.page, p.token, p.err = page, next, err
		if err != nil {
			p.page = nil
		}
	}
	p.value, p.page = p.page[0], p.page[1:]
	return true
}

// Value is the element Next stepped to.
func (p *Pager[Element]) Value() Element { return p.value }

// Err is why the loop ended early; nil when it reached the end of the list.
func (p *Pager[Element]) Err() error { return p.err }

// All is the rest as an iterator (iter.Seq2). An error is its last step.
func (p *Pager[Element]) All(ctx context.Context) func(yield func(Element, error) bool) {
	return func(yield func(Element, error) bool) {
		for p.Next(ctx) {
			if !yield(p.value, nil) {
				return
			}
		}
		if p.err != nil {
			var none Element
			yield(none, p.err)
		}
	}
}

// Issues walks ListIssues.
func (c *Client) Issues(request *pulsev1.ListIssuesRequest) *Pager[*pulsev1.IssueSummary] {
	return newPager(request, c.ListIssues, (*pulsev1.ListIssuesResponse).GetIssues)
}

// Items walks ListItems.
func (c *Client) Items(request *pulsev1.ListItemsRequest) *Pager[*pulsev1.Item] {
	return newPager(request, c.ListItems, (*pulsev1.ListItemsResponse).GetItems)
}

// Publishers walks ListPublishers.
func (c *Client) Publishers(request *pulsev1.ListPublishersRequest) *Pager[*pulsev1.PublisherProfile] {
	return newPager(request, c.ListPublishers, (*pulsev1.ListPublishersResponse).GetPublishers)
}

// PublisherChanges walks ListPublisherChanges.
func (c *Client) PublisherChanges(request *pulsev1.ListPublisherChangesRequest) *Pager[*pulsev1.PublisherChange] {
	return newPager(request, c.ListPublisherChanges, (*pulsev1.ListPublisherChangesResponse).GetChanges)
}

// RepeatPublications walks ListRepeatPublications.
func (c *Client) RepeatPublications(
	request *pulsev1.ListRepeatPublicationsRequest) *Pager[*pulsev1.RepeatPublication] {
	return newPager(request, c.ListRepeatPublications, (*pulsev1.ListRepeatPublicationsResponse).GetPublications)
}

// Revisions walks ListRevisions.
func (c *Client) Revisions(request *pulsev1.ListRevisionsRequest) *Pager[*pulsev1.Revision] {
	return newPager(request, c.ListRevisions, (*pulsev1.ListRevisionsResponse).GetRevisions)
}

// ScheduledIssues walks ListScheduledIssues.
func (c *Client) ScheduledIssues(request *pulsev1.ListScheduledIssuesRequest) *Pager[*pulsev1.ScheduledIssue] {
	return newPager(request, c.ListScheduledIssues, (*pulsev1.ListScheduledIssuesResponse).GetIssues)
}

// SearchResults walks SearchItems.
func (c *Client) SearchResults(request *pulsev1.SearchItemsRequest) *Pager[*pulsev1.SearchResult] {
	return newPager(request, c.SearchItems, (*pulsev1.SearchItemsResponse).GetResults)
}

type listRequest interface {
	proto.Message
	GetPageToken() string
}

type listResponse interface{ GetNextPageToken() string }

// The pager starts at the request's page token and leaves the request alone.
func newPager[Request listRequest, Response listResponse, Element any](request Request,
	list func(context.Context, Request, ...grpc.CallOption) (Response, error),
	elements func(Response) []Element) *Pager[Element] {
	paged := proto.Clone(request).(Request)
	field := paged.ProtoReflect().Descriptor().Fields().ByName("page_token")
	return &Pager[Element]{
		token: request.GetPageToken(),
		fetch: func(ctx context.Context, token string) ([]Element, string, error) {
			paged.ProtoReflect().Set(field, protoreflect.ValueOfString(token))
			response, err := list(ctx, paged)
			if err != nil {
				return nil, "", err
			}
			return elements(response), response.GetNextPageToken(), nil
		},
	}
}
