using System.Text.Json;
using Suffice.Audit.Calls;
using Suffice.Audit.Formats.Values;

namespace Suffice.Audit.Formats.OpenTelemetry;

/// <summary>Spans of OpenTelemetry: OTLP as JSON, or a span a row; the current conventions, Traceloop, OpenInference, Vercel AI and Langfuse.</summary>
internal sealed class OtelFormat : ILogFormat
{
    public string Name => "otel";

    public string Title => "OpenTelemetry spans (OTLP JSON or a span a line)";

    public int Fit(JsonElement row)
    {
        if (row.Has("resourceSpans"u8) || row.Has("scopeSpans"u8) || row.Has("resource_spans"u8) || row.Has("instrumentationLibrarySpans"u8))
        {
            return 98;
        }

        if (row.Has("resourceLogs"u8) || row.Has("resourceMetrics"u8))
        {
            return 90;
        }

        bool hasSpan = Span.IdOf(row) is not null;
        return hasSpan && (row.Inner("attributes"u8) is { ValueKind: JsonValueKind.Object or JsonValueKind.Array }
            || row.Has("attributes.openinference.span.kind"u8) || row.Has("attributes.llm.model_name"u8)) ? 93 : 0;
    }

    public void Read(JsonElement row, RowReadings found)
    {
        int before = found.Calls.Count + found.Others.Count + found.Faults.Count;
        if (row.Either("resourceSpans"u8, "resource_spans"u8) is { ValueKind: JsonValueKind.Array } resources)
        {
            foreach (JsonElement resource in resources.EnumerateArray())
            {
                ReadResource(resource, found);
            }
        }
        else if (row.Has("scopeSpans"u8) || row.Has("instrumentationLibrarySpans"u8))
        {
            ReadResource(row, found);
        }
        else if (row.Has("resourceLogs"u8) || row.Has("resourceMetrics"u8))
        {
            found.NotACall("logs or metrics of OpenTelemetry");
        }
        else if (Span.IdOf(row) is not null)
        {
            ReadSpan(row, ServiceOf(row.Inner("resource"u8)), null, found);
        }

        if (found.Calls.Count + found.Others.Count + found.Faults.Count == before)
        {
            found.Malformed("no span in the row; resourceSpans, scopeSpans, or a span with an id and attributes is expected");
        }
    }

    private static void ReadResource(JsonElement resource, RowReadings found)
    {
        string? service = ServiceOf(resource.Get("resource"u8));
        JsonElement scopes = resource.Either("scopeSpans"u8, "instrumentationLibrarySpans"u8);
        scopes = scopes.IsThere() ? scopes : resource.Get("scope_spans"u8);
        if (!scopes.IsArray())
        {
            return;
        }

        Dictionary<string, string> names = NamesIn(scopes);
        foreach (JsonElement scope in scopes.EnumerateArray())
        {
            if (scope.Get("spans"u8) is not { ValueKind: JsonValueKind.Array } spans)
            {
                continue;
            }

            foreach (JsonElement span in spans.EnumerateArray())
            {
                ReadSpan(span, service, names, found);
            }
        }
    }

    private static void ReadSpan(JsonElement json, string? service, Dictionary<string, string>? names, RowReadings found)
    {
        Span span = new(json, SpanAttributes.Of(json), service);
        if (SpanKind.NotACall(span) is { } kind)
        {
            found.NotACall(kind);
            return;
        }

        string? parentName = span.ParentId is { } parent ? names?.GetValueOrDefault(parent) : null;
        found.Add(SpanReader.Read(span, parentName));
    }

    private static Dictionary<string, string> NamesIn(JsonElement scopes)
    {
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        foreach (JsonElement scope in scopes.EnumerateArray())
        {
            if (scope.Get("spans"u8) is { ValueKind: JsonValueKind.Array } spans && spans.GetArrayLength() > 1)
            {
                foreach (JsonElement span in spans.EnumerateArray())
                {
                    if (Span.IdOf(span) is { } id && span.Text("name"u8) is { } name)
                    {
                        names[id] = name;
                    }
                }
            }
        }

        return names;
    }

    private static string? ServiceOf(JsonElement resource)
    {
        JsonElement attributes = resource.Get("attributes"u8);
        if (attributes.IsObject())
        {
            return attributes.Text("service.name"u8);
        }

        if (attributes.IsArray())
        {
            foreach (JsonElement attribute in attributes.EnumerateArray())
            {
                if (attribute.Is("key"u8, "service.name"u8))
                {
                    return attribute.Get("value"u8).Text("stringValue"u8);
                }
            }
        }

        return null;
    }
}
