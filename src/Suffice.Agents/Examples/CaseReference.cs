using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Agents.Verdicts;
using Suffice.Checks.Grounding;
using Suffice.Files;

namespace Suffice.Agents.Examples;

/// <summary>What is to come of a ticket, and whether a verdict is that.</summary>
/// <remarks>
/// A word (<c>"fail"</c>, <c>"billing"</c>) is a decision or a label. An object may say <c>decision</c>, <c>fields</c> (each with its value), <c>ratings</c>
/// (by criterion) and <c>mentions</c>: fields that the answer must speak of, as a complaint about a missing one demands.
/// </remarks>
/// <param name="Json">As written.</param>
public sealed record CaseReference(JsonElement Json)
{
    private const int GradedFrom = 3;

    private static readonly string[] Keys = ["decision", "fields", "ratings", "mentions"];

    /// <summary>What a complaint itself says is to come of its ticket.</summary>
    /// <param name="code">What is wrong.</param>
    /// <param name="field">Of which field.</param>
    /// <returns>That a missing field is spoken of; <see langword="null"/> for any other complaint, whose right outcome only a person can state.</returns>
    public static CaseReference? OfComplaint(string code, string field)
    {
        ArgumentNullException.ThrowIfNull(code);

        return code.StartsWith("missing", StringComparison.Ordinal) && field is { Length: > 0 }
            ? new CaseReference(JsonSerializer.SerializeToElement(new { mentions = new[] { field } }))
            : null;
    }

    /// <summary>What is wrong with a reference.</summary>
    /// <param name="json">The reference.</param>
    /// <returns>What; <see langword="null"/> when nothing is.</returns>
    public static string? WhyNot(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.String)
        {
            return string.IsNullOrWhiteSpace(json.GetString()) ? "it is empty; write the label or decision, or null for one that nobody stated yet" : null;
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            return "it is neither a word nor an object";
        }

        foreach (JsonProperty part in json.EnumerateObject())
        {
            bool isRight = part.Name switch
            {
                "decision" => part.Value.ValueKind == JsonValueKind.String && EnumWord.Read<Decision>(part.Value.GetString()!) is not null,
                "fields" => part.Value.ValueKind == JsonValueKind.Object,
                "ratings" => part.Value.ValueKind == JsonValueKind.Object && part.Value.EnumerateObject().All(one => one.Value.ValueKind is JsonValueKind.Number or JsonValueKind.Null),
                "mentions" => part.Value.ValueKind == JsonValueKind.Array && part.Value.EnumerateArray().All(one => one.ValueKind == JsonValueKind.String),
                _ => false,
            };
            if (!isRight)
            {
                return Keys.Contains(part.Name) ? $"its \"{part.Name}\" is not of the form of docs/chief-of-staff.md" : $"it says \"{part.Name}\"; it may say {string.Join(", ", Keys)}";
            }
        }

        return json.EnumerateObject().Any() ? null : "it says nothing";
    }

    /// <summary>Tells whether a verdict is what was to come.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <returns>True when all that the reference says holds.</returns>
    public bool IsMetBy(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);

        return Json.ValueKind == JsonValueKind.String ? IsWord(verdict, Json.GetString()!.Trim()) : Json.EnumerateObject().All(part => part.Name switch
        {
            "decision" => EnumWord.Of(verdict.Decision) == part.Value.GetString(),
            "fields" => part.Value.EnumerateObject().All(field => IsField(verdict, field)),
            "ratings" => part.Value.EnumerateObject().All(one => IsRated(verdict, one)),
            _ => part.Value.EnumerateArray().All(name => Mentions(verdict, name.GetString()!)),
        });
    }

    private static bool IsWord(Verdict verdict, string word) => EnumWord.Read<Decision>(word) is { } decision
        ? verdict.Decision == decision
        : verdict.Decision != Decision.Escalate && TextsOf(verdict.Fields).Any(text => string.Equals(text.Trim(), word, StringComparison.OrdinalIgnoreCase));

    private static bool IsField(Verdict verdict, JsonProperty field) => verdict.Fields is { ValueKind: JsonValueKind.Object } fields
        && fields.TryGetProperty(field.Name, out JsonElement value) && JsonElement.DeepEquals(value, field.Value);

    // People and models waver by a step on a graded scale, and mean the same; between no and yes there is no step.
    private static bool IsRated(Verdict verdict, JsonProperty wanted)
    {
        if (verdict.Criteria.FirstOrDefault(one => one.Criterion == wanted.Name) is not { } rated)
        {
            return false;
        }

        int? rating = wanted.Value.ValueKind == JsonValueKind.Number && wanted.Value.TryGetInt32(out int number) ? number : null;

        return rating is null || rated.Rating is null ? rated.Rating == rating : Math.Abs(rated.Rating.Value - rating.Value) <= (rated.Scale > GradedFrom ? 1 : 0);
    }

    // What an answer says, not what its fields are called: a field "order_id" that is empty asks for nothing.
    private static bool Mentions(Verdict verdict, string name)
    {
        QuoteSearch said = new(string.Join("\n", [.. TextsOf(verdict.Fields), verdict.FollowUp ?? string.Empty, .. verdict.Criteria.Select(one => one.Missing ?? string.Empty)]));

        return said.Holds(name);
    }

    private static ImmutableArray<string> TextsOf(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => [text.GetString()!],
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().SelectMany(item => TextsOf(item))],
        { ValueKind: JsonValueKind.Object } whole => [.. whole.EnumerateObject().SelectMany(property => TextsOf(property.Value))],
        _ => [],
    };
}
