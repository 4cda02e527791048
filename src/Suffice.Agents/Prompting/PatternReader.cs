using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Suffice.Agents.Contexts;
using Suffice.Checks.Grounding;
using Suffice.Yaml;
using Suffice.Yaml.Binding;

namespace Suffice.Agents.Prompting;

/// <summary>What an item of a <c>patterns.md</c> may say of itself.</summary>
internal sealed record PatternEntry
{
    [Description("Phrases by which code knows the pattern in a ticket: all of them stand in it, whole words, whatever the case.")]
    [MinLength(1)]
    public ImmutableArray<string>? Phrases { get; init; }

    [Description("Tickets that show it.")]
    public ImmutableArray<string> Tickets { get; init; } = [];

    [Description("How many tickets showed it.")]
    [Range(0, int.MaxValue)]
    public int? Count { get; init; }

    [Description("When it was first seen.")]
    public DateOnly? FirstSeen { get; init; }

    [Description("When it was last seen.")]
    public DateOnly? LastSeen { get; init; }

    [Description("From which day on no model is shown it any more.")]
    public DateOnly? Expires { get; init; }

    [Description("The pattern of observations that it came from.")]
    public string? Signature { get; init; }

    [Description("What the item rests on. For people; no model is shown it.")]
    public string? Evidence { get; init; }
}

/// <summary>A known pattern, as code needs it.</summary>
/// <param name="Id">Its item's id.</param>
/// <param name="Phrases">Phrases that all stand in a ticket that shows it, as plain words; empty when only a model can tell.</param>
/// <param name="Expires">From which day on no model is shown it; <see langword="null"/> for never.</param>
internal sealed record KnownPattern(string Id, ImmutableArray<string> Phrases, DateOnly? Expires)
{
    /// <summary>Tells whether a ticket shows it by its phrases.</summary>
    /// <param name="text">The ticket's text.</param>
    /// <returns>True when it does; false when it has no phrases.</returns>
    public bool IsIn(string text)
    {
        QuoteSearch search = new(text);

        return !Phrases.IsEmpty && Phrases.All(search.Holds);
    }
}

/// <summary>Reads what the items of <c>patterns.md</c> say of themselves.</summary>
internal static class PatternReader
{
    /// <summary>Reads it.</summary>
    /// <param name="file">The context file.</param>
    /// <returns>The patterns, and what is wrong in them.</returns>
    public static (ImmutableArray<KnownPattern> Patterns, ImmutableArray<YamlError> Problems) Read(ContextFile file)
    {
        YamlFindings findings = new() { KeepsOrigins = false };
        YamlBinder binder = new(findings, new RecordShapes());
        ImmutableArray<KnownPattern> patterns =
        [
            .. file.Items.Select(item =>
            {
                findings.Place(item.Id, new YamlPlace(file.Path, item.Line, 1));
                PatternEntry entry = item.Settings is { } settings ? binder.Bind<PatternEntry>(settings, item.Id) ?? new PatternEntry() : new PatternEntry();

                return new KnownPattern(item.Id, entry.Phrases ?? [], entry.Expires);
            }),
        ];

        return (patterns, findings.Errors);
    }
}
