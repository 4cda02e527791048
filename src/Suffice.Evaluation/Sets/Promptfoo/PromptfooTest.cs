using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Metrics;
using Suffice.Evaluation.Sets.Formats;
using Suffice.Providers.Recordings.Lines;

namespace Suffice.Evaluation.Sets.Promptfoo;

/// <summary>One test of a promptfoo file, or what its <c>defaultTest</c> says of all.</summary>
internal sealed record PromptfooTest
{
    private static readonly string[] Known = ["vars", "assert", "threshold", "description", "metadata", "options", "id", "provider", "providers", "prompts"];

    public static PromptfooTest None { get; } = new();

    public string? Id { get; init; }

    public ImmutableDictionary<string, JsonElement> Vars { get; init; } = ImmutableDictionary<string, JsonElement>.Empty;

    public ImmutableArray<MetricSpec> Metrics { get; init; } = [];

    public double? Threshold { get; init; }

    public ImmutableArray<EvalTag> Tags { get; init; } = [];

    /// <summary>Reads a test.</summary>
    /// <exception cref="InvalidDataException">It is wrong, or says what cannot be done here.</exception>
    public static PromptfooTest Read(JsonElement json, PromptfooFiles files, SetBuilder into)
    {
        RowFields test = RowFields.Of(json, string.Empty);
        RowReading.NoteUnread(json, into, Known);
        foreach (string ignored in (string[])["provider", "providers", "prompts", "options"])
        {
            if (test.Has(ignored))
            {
                into.Note($"'{ignored}' of a test is not used: --models says who answers, and every prompt gets every test");
            }
        }

        return new PromptfooTest
        {
            Id = test.Text("id"),
            Vars = VarsOf(test.Find("vars"), files),
            Metrics = MetricSpecs.Read(test.Find("assert") is { } asserts ? files.Resolve(asserts) : null, "assert"),
            Threshold = test.Number("threshold"),
            Tags = TagReader.Read(test.Keep("metadata")),
        };
    }

    /// <summary>This test over what holds for all: its own values first, its checks after theirs.</summary>
    public PromptfooTest Over(PromptfooTest all) => this with
    {
        Vars = all.Vars.SetItems(Vars),
        Metrics = [.. all.Metrics, .. Metrics],
        Threshold = Threshold ?? all.Threshold,
        Tags = [.. all.Tags, .. Tags],
    };

    /// <summary>One test for each choice of values where a variable has a list of them.</summary>
    public IEnumerable<PromptfooTest> Expand()
    {
        string? many = Vars.Where(value => value.Value.ValueKind == JsonValueKind.Array).Select(value => value.Key).Order(StringComparer.Ordinal).FirstOrDefault();
        if (many is null)
        {
            return [this];
        }

        return Vars[many].EnumerateArray().SelectMany(value => (this with { Vars = Vars.SetItem(many, value) }).Expand());
    }

    private static ImmutableDictionary<string, JsonElement> VarsOf(JsonElement? vars, PromptfooFiles files)
    {
        if (vars is not { } given)
        {
            return ImmutableDictionary<string, JsonElement>.Empty;
        }

        return given.ValueKind == JsonValueKind.Object
            ? given.EnumerateObject().ToImmutableDictionary(value => value.Name, value => files.Resolve(value.Value), StringComparer.Ordinal)
            : throw RowFields.Wrong("vars", given, "a map of names to values");
    }
}
