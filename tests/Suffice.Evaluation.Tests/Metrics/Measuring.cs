using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Metrics;

namespace Suffice.Evaluation.Tests.Metrics;

/// <summary>Measures answers by a metric named as users name it.</summary>
internal static class Measuring
{
    public static EvalItem Item(string? reference = null, string? tools = null, string? schema = null) => new()
    {
        Id = "item",
        Reference = reference is null ? null : Json(reference),
        Request = new ChatRequest
        {
            Protocol = ChatProtocol.OpenAI,
            Model = "auto",
            Messages = [ChatMessage.Of(ChatRole.User, "question")],
            Tools = tools is null ? [] : [.. tools.Split(' ').Select(name => new ToolDefinition(name))],
            Format = schema is null ? null : new AnswerFormat(AnswerFormatKind.JsonSchema) { Schema = Json(schema) },
        },
    };

    public static ChatAnswer Text(string text) => new() { Parts = [new TextPart(text)] };

    public static ChatAnswer Calls(params string[] calls) =>
        new() { Parts = [.. calls.Select((call, i) => new ToolCallPart($"c{i}", call.Split(' ', 2)[0], call.Split(' ', 2)[1]))] };

    public static JsonElement Json(string json) => JsonDocument.Parse(json).RootElement.Clone();

    public static async Task<MetricResult> OfAsync(MetricSpec spec, EvalItem item, ChatAnswer answer)
    {
        MetricResult result = await BuiltInMetrics.Make(spec).MeasureAsync(new MeasuredAnswer(item, answer), TestContext.Current.CancellationToken);
        return spec.IsNegated ? result.Negated() : result;
    }

    public static Task<MetricResult> OfAsync(string metric, string? reference, string answer) => OfAsync(MetricSpecs.Parse(metric), Item(reference), Text(answer));

    public static ImmutableArray<string> Names => [.. BuiltInMetrics.Names().Select(known => known.Name)];
}
