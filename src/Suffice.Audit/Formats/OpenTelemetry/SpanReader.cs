using Suffice.Audit.Calls;
using Suffice.Audit.Formats.Answers;
using Suffice.Audit.Formats.Usage;
using Suffice.Audit.Formats.Values;

namespace Suffice.Audit.Formats.OpenTelemetry;

/// <summary>Makes a call of a span that is one.</summary>
internal static class SpanReader
{
    public static LoggedCall Read(Span span, string? parentName)
    {
        SpanAttributes attributes = span.Attributes;
        LoggedAnswer answer = SpanTexts.Answer(attributes);
        string? provider = attributes.Text("gen_ai.provider.name", "gen_ai.system", "llm.provider", "llm.system", "ai.model.provider");
        string? model = ModelIds.Plain(attributes.Text(
            "gen_ai.response.model", "ai.response.model", "llm.model_name", "gen_ai.request.model", "ai.model.id", "langfuse.observation.model.name",
            "llm.request.model"));
        SplitUsage usage = SpanUsage.Read(attributes, provider);
        return answer.Into(new LoggedCall
        {
            ResponseId = attributes.Text("gen_ai.response.id", "ai.response.id", "llm.response.id"),
            SpanId = span.Id,
            ParentSpanId = span.ParentId,
            At = span.Start,
            Model = model,
            Provider = provider,
            Hint = SpanHints.Of(span, model, parentName),
            Request = SpanTexts.Request(attributes, model),
            Usage = usage.Usage,
            UsageDoubt = usage.Doubt,
            ServiceTier = attributes.Text("gen_ai.openai.response.service_tier", "openai.response.service_tier", "gen_ai.response.service_tier"),
            LoggedUsd = CostOf(attributes),
            Latency = LoggedTime.Between(span.Start, span.End),
            FirstToken = FirstTokenOf(span),
            Outcome = span.HasFailed ? CallOutcome.Failed : CallOutcome.Answered,
            User = attributes.Text("user.id", "enduser.id", "langfuse.user.id", "ai.telemetry.metadata.userId", "traceloop.association.properties.user_id"),
        });
    }

    private static decimal? CostOf(SpanAttributes attributes)
    {
        decimal? cost = attributes.Get("llm.cost.total").AsNumber() ?? attributes.Get("gen_ai.usage.cost").AsNumber()
            ?? attributes.Json("langfuse.observation.cost_details").Number("total"u8);
        return cost > 0 ? cost : null;
    }

    private static TimeSpan? FirstTokenOf(Span span)
    {
        SpanAttributes attributes = span.Attributes;
        decimal? seconds = attributes.Get("gen_ai.response.time_to_first_chunk").AsNumber() ?? attributes.Get("gen_ai.server.time_to_first_token").AsNumber()
            ?? attributes.Get("ai.response.msToFirstChunk").AsNumber() / 1000;
        return seconds is >= 0 and <= 2_678_400m ? TimeSpan.FromSeconds((double)seconds.Value)
            : LoggedTime.Between(span.Start, LoggedTime.Of(attributes.Json("langfuse.observation.completion_start_time")));
    }
}
