using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Replay;

/// <summary>What a replay showed: the cascade beside always-first, always-last and the oracle, on the same items.</summary>
public sealed record ReplayReport
{
    private static readonly JsonSerializerOptions Written = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Converters = { new IntervalJsonConverter(), new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Items replayed.</summary>
    public required int Items { get; init; }

    /// <summary>Items left out: a model of the ladder, or the second one, has no recorded answer to them, or no task takes them.</summary>
    public required int Skipped { get; init; }

    /// <summary>Lines of the recordings that cannot be used.</summary>
    public required long BadLines { get; init; }

    /// <summary>The first of them, with file, line and what is wrong; <see langword="null"/> when there is none.</summary>
    public required string? FirstBadLine { get; init; }

    /// <summary>The models, cheapest first.</summary>
    public required IReadOnlyList<string> Ladder { get; init; }

    /// <summary>The checks of the gate, in order.</summary>
    public required IReadOnlyList<string> Gate { get; init; }

    /// <summary>The cascade, every attempt and consulted model in its cost.</summary>
    public required ReplayFigures Served { get; init; }

    /// <summary>Always the first rung.</summary>
    public required ReplayFigures First { get; init; }

    /// <summary>Always the last rung.</summary>
    public required ReplayFigures Last { get; init; }

    /// <summary>The cheapest rung that is right, known only afterwards: the limit of any gate.</summary>
    public required ReplayFigures Oracle { get; init; }

    /// <summary>Share of the items that left the first rung.</summary>
    public required double EscalationRate { get; init; }

    /// <summary>Its 95% interval (Wilson).</summary>
    [JsonPropertyName("escalation_rate_95")]
    public required Interval EscalationRate95 { get; init; }

    /// <summary>Items for which no answer was served.</summary>
    public required int Unserved { get; init; }

    /// <summary>How often each check or failure made a call leave a rung.</summary>
    public required IReadOnlyDictionary<string, int> Reasons { get; init; }

    /// <summary>What each check's refusals were worth.</summary>
    public required IReadOnlyDictionary<string, CheckWorth> Checks { get; init; }

    /// <summary>Answer tokens that were never generated because an answer was stopped while arriving.</summary>
    public required long TokensSavedByAbandon { get; init; }

    /// <summary>How many answers were stopped while arriving.</summary>
    public required int Abandoned { get; init; }

    /// <summary>Where the token counts come from: <c>reported</c>, <c>estimated</c> (characters) or <c>mixed</c>.</summary>
    public required string Tokens { get; init; }

    /// <summary>Items whose every cost is known; costs and savings are over these alone.</summary>
    public required int PricedItems { get; init; }

    /// <summary>Models whose answer to some item has no known price; unknown is never zero.</summary>
    public required IReadOnlyList<string> Unpriced { get; init; }

    /// <summary>What a calibration promised and what became of it; <see langword="null"/> without one. Its keys stand beside the others in JSON.</summary>
    [JsonIgnore]
    public CalibratedFigures? Calibrated { get; init; }

    /// <summary>What a task table promised and whom it let serve; <see langword="null"/> without one, and then left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TableFigures? Table { get; init; }

    /// <summary>The report as one JSON object.</summary>
    /// <returns>Indented JSON, snake case.</returns>
    public string ToJson()
    {
        JsonObject report = JsonSerializer.SerializeToNode(this, Written)!.AsObject();
        if (Calibrated is not null)
        {
            foreach ((string key, JsonNode? value) in JsonSerializer.SerializeToNode(Calibrated, Written)!.AsObject())
            {
                report[key] = value?.DeepClone();
            }
        }

        return report.ToJsonString(Written);
    }
}

/// <summary>Quality and cost of one way to serve the items.</summary>
public sealed record ReplayFigures
{
    /// <summary>Share of the items answered right; <see langword="null"/> when the recording has no verdicts.</summary>
    public required double? Accuracy { get; init; }

    /// <summary>Its 95% interval (Wilson).</summary>
    [JsonPropertyName("accuracy_95")]
    public required Interval? Accuracy95 { get; init; }

    /// <summary>Cost of the priced items in USD; <see langword="null"/> when there is none.</summary>
    public required decimal? CostUsd { get; init; }

    /// <summary>Accuracy as a share of the last rung's.</summary>
    public required double? ShareOfLast { get; init; }

    /// <summary>Its 95% interval (bootstrap over the items, paired).</summary>
    [JsonPropertyName("share_of_last_95")]
    public required Interval? ShareOfLast95 { get; init; }

    /// <summary>One less the cost as a share of the last rung's; negative when dearer.</summary>
    public required double? Saving { get; init; }

    /// <summary>Its 95% interval (bootstrap over the items, paired).</summary>
    [JsonPropertyName("saving_95")]
    public required Interval? Saving95 { get; init; }
}

/// <summary>What a check's refusals were worth.</summary>
/// <param name="WrongCaught">Refused answers that were wrong.</param>
/// <param name="RightRefused">Refused answers that were right.</param>
/// <param name="Precision">Share of the refusals that were wrong answers.</param>
/// <param name="Precision95">Its 95% interval (Wilson).</param>
public sealed record CheckWorth(
    int WrongCaught,
    int RightRefused,
    double? Precision,
    [property: JsonPropertyName("precision_95")] Interval? Precision95);
