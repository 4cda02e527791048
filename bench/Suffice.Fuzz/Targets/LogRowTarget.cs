using System.Text.Json;
using Suffice.Audit.Calls;
using Suffice.Audit.Formats;
using Suffice.Fuzz.Engine;
using Suffice.Fuzz.Laws;

namespace Suffice.Fuzz.Targets;

/// <summary>Rows of other tools' logs: every format reads every row, leaves a note, and counts no tokens below zero.</summary>
internal sealed class LogRowTarget : IFuzzTarget
{
    public string Name => "log-rows";

    public int MostBytes => 8_192;

    public InputLimits Limits => new(16 << 20, 40_000);

    public IReadOnlyList<string> Words =>
    [
        .. WireWords.All, "\"request\":{", "\"response\":{", "\"custom_id\":", "\"result\":", "\"call_type\":", "\"spend\":", "\"usage_object\":", "\"usageDetails\":{", "\"input\":", "\"output\":", "\"total\":",
        "\"resourceSpans\":[", "\"scopeSpans\":[", "\"spans\":[", "\"attributes\":{", "\"gen_ai.usage.input_tokens\":", "\"gen_ai.prompt.0.role\":", "\"llm.input_messages.0.message.content\":", "\"spanId\":\"1\"",
        "\"ai.operationId\":\"ai.generateText.doGenerate\"", "\"run_type\":\"llm\"", "\"generations\":[[{", "\"op_name\":", "\"modelId\":", "\"inputBodyJson\":", "\"full_request\":", "\"usageMetadata\":{",
        "\"CorrelationId\":", "\"RequestMessages\":", "\"ai_model\":", "\"request_created_at\":", "\"prompt_tokens\":\"12\"", "\"2026-11-02T09:14:03Z\"",
    ];

    public string Try(ReadOnlyMemory<byte> input)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(input);
        }
        catch (JsonException)
        {
            return "no JSON";
        }

        using (document)
        {
            return string.Join('|', LogFormats.All.Select(format => Read(format, document.RootElement)));
        }
    }

    private static string Read(ILogFormat format, JsonElement row)
    {
        int fit = format.Fit(row);
        Law.Holds(fit is >= 0 and <= 100, "a fit is from 0 to 100", format.Name);
        RowReadings found = new();
        format.Read(row, found);
        int notes = found.Calls.Count + found.Pieces.Count + found.Others.Count + found.Faults.Count;
        Law.Holds(notes > 0, "every row leaves a note", format.Name);
        foreach (LoggedCall call in found.Calls.Concat(found.Pieces.Select(piece => piece.Call)))
        {
            Law.Holds(call.Usage is { Input: >= 0, CacheRead: >= 0, CacheWrite5m: >= 0, CacheWrite1h: >= 0, AudioInput: >= 0, Output: >= 0, Reasoning: >= 0, AudioOutput: >= 0 }, "no count of tokens is below zero", format.Name);
            Law.Holds(!call.Answer.IsDefault && call.Weight > 0, "a call is whole", format.Name);
        }

        return fit == 0 ? string.Empty : $"{format.Name}{found.Calls.Count}{found.Pieces.Count}{found.Others.Count}{found.Faults.Count}";
    }
}
