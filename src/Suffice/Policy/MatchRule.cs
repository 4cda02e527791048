using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace Suffice.Policy;

/// <summary>Recognises a task by the call itself; every stated condition must hold.</summary>
public sealed record MatchRule
{
    /// <summary>The system text contains this (ordinal, ignoring case).</summary>
    [Description("The system text contains this, whatever the case.")]
    [MinLength(1)]
    public string? SystemContains { get; init; }

    /// <summary>The system text matches this pattern (linear time, no backtracking).</summary>
    [Description("The system text matches this pattern, in linear time.")]
    public Regex? SystemMatches { get; init; }

    /// <summary>The text of user messages contains this (ordinal, ignoring case).</summary>
    [Description("The text of user messages contains this, whatever the case.")]
    [MinLength(1)]
    public string? PromptContains { get; init; }

    /// <summary>The caller named this model (<c>*</c> stands for anything).</summary>
    [Description("The caller named this model; * stands for anything.")]
    [MinLength(1)]
    public string? Model { get; init; }

    /// <summary>Every one of these tools is offered.</summary>
    [Description("Every one of these tools is offered.")]
    public ImmutableArray<string> Tools { get; init; } = [];

    /// <summary>The response schema has this name or title.</summary>
    [Description("The response schema has this name or title.")]
    [MinLength(1)]
    public string? Schema { get; init; }

    /// <summary>These headers have these values.</summary>
    [Description("These headers have these values.")]
    public ImmutableDictionary<string, string> Headers { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The call's metadata has these values.</summary>
    [Description("The call's metadata has these values.")]
    public ImmutableDictionary<string, string> Metadata { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What it states, in the words of a policy; nothing for a rule that recognises nothing.</summary>
    /// <returns>A condition each.</returns>
    internal IEnumerable<string> Conditions()
    {
        (string Name, string? Value)[] texts =
        [
            ("system_contains", SystemContains),
            ("system_matches", SystemMatches?.ToString()),
            ("prompt_contains", PromptContains),
            ("model", Model),
            ("tools", Tools.IsDefaultOrEmpty ? null : string.Join(", ", Tools)),
            ("schema", Schema),
        ];

        return texts.Where(text => text.Value is not null).Select(text => $"{text.Name} \"{text.Value}\"")
            .Concat(Headers.Select(header => $"header {header.Key} \"{header.Value}\""))
            .Concat(Metadata.Select(field => $"metadata {field.Key} \"{field.Value}\""));
    }
}
