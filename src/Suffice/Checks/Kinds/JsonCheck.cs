using System.ComponentModel;
using System.Text.Json;
using Suffice.Checks.Canonical;
using Suffice.Yaml.Binding;

namespace Suffice.Checks.Kinds;

/// <summary>Options of the check <c>json</c>.</summary>
public sealed record JsonOptions
{
    /// <summary>What the value must be.</summary>
    /// <value>Any JSON value.</value>
    [Shorthand]
    [Description("What the answer must be: any, object or array.")]
    public JsonShape Shape { get; init; }
}

/// <summary>What a JSON value must be.</summary>
public enum JsonShape
{
    /// <summary>Any JSON value.</summary>
    Any,

    /// <summary>An object.</summary>
    Object,

    /// <summary>An array.</summary>
    Array,
}

/// <summary>The answer is one JSON value and nothing else. Mends a value wrapped in prose or a code fence.</summary>
public sealed class JsonCheck(JsonOptions options) : IRepairingCheck
{
    /// <summary>What a policy knows of it.</summary>
    public static CheckDefinition Definition { get; } = CheckDefinition.For<JsonOptions>(
        "json", "The answer is one JSON value and nothing else.", (options, _) => new JsonCheck(options));

    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    public ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken) => new(Judge(judged));

    /// <inheritdoc/>
    public string? Repair(JudgedAnswer judged) =>
        JsonInText.OnlyOne(judged.Text) is { } json && (options.Shape == JsonShape.Any || HasShape(json)) ? json : null;

    private Finding Judge(JudgedAnswer judged)
    {
        if (judged.IsToolTurn)
        {
            return Finding.NotApplicable;
        }

        if (judged.Json.Root is not { } root)
        {
            return Finding.Failed($"The answer must be one JSON value and nothing else, but it is {judged.Json.Error}. Write only the JSON, without prose or a code fence.");
        }

        return options.Shape switch
        {
            JsonShape.Object when root.ValueKind != JsonValueKind.Object => Wrong("object", root),
            JsonShape.Array when root.ValueKind != JsonValueKind.Array => Wrong("array", root),
            _ => Finding.Passed,
        };
    }

    private bool HasShape(string json) => json[0] == (options.Shape == JsonShape.Object ? '{' : '[');

    private static Finding Wrong(string wanted, JsonElement root) =>
        Finding.Failed($"The answer must be a JSON {wanted}, but it is a JSON {root.ValueKind.ToString().ToLowerInvariant()}.");
}
