namespace Suffice.Audit.Tests.Reading;

/// <summary>Writes logs of OpenTelemetry spans.</summary>
internal static class MadeSpans
{
    public static string Otlp(params string[] spans) => $$$"""{"resourceSpans":[{"scopeSpans":[{"spans":[{{{string.Join(',', spans)}}}]}]}]}""";

    public static string Span(string id, string parent, string name, int input) => $$$$"""
        {"traceId":"t1","spanId":"{{{{id}}}}","parentSpanId":"{{{{parent}}}}","name":"{{{{name}}}}","startTimeUnixNano":"1790000000000000000","endTimeUnixNano":"1790000001000000000","attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},{"key":"gen_ai.response.model","value":{"stringValue":"gpt-4o-mini"}},{"key":"gen_ai.usage.input_tokens","value":{"intValue":"{{{{input}}}}"}},{"key":"gen_ai.usage.output_tokens","value":{"intValue":"0"}}]}
        """;
}
