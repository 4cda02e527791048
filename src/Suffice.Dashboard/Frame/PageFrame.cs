using System.Collections.Immutable;
using Suffice.Dashboard.Times;

namespace Suffice.Dashboard.Frame;

/// <summary>What stands around a page: where it is, who looks, and what its forms must carry.</summary>
public sealed record PageFrame
{
    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>The part of the dashboard it belongs to, such as <c>tasks</c>.</summary>
    public required string Section { get; init; }

    /// <summary>Its path, such as <c>/tasks/triage</c>, as a browser writes it.</summary>
    public required string Path { get; init; }

    /// <summary>What its address says beside the path, by name; each once.</summary>
    public IReadOnlyDictionary<string, string> Query { get; init; } = new Dictionary<string, string>();

    /// <summary>The days its figures are of; <see langword="null"/> for a page that is of no time.</summary>
    public Period? Period { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Who looks; <see langword="null"/> when nobody had to say.</summary>
    public string? User { get; init; }

    /// <summary>What they may do, in a word; <see langword="null"/> when nobody had to say who looks.</summary>
    public string? Role { get; init; }

    /// <summary>True when they may go on to other pages; false before somebody has signed in.</summary>
    public bool HasMenu { get; init; } = true;

    /// <summary>True when they may judge tickets, answer patterns and read what people and models wrote.</summary>
    public bool MayReview { get; init; }

    /// <summary>True when they may decide on proposals and everything else.</summary>
    public bool MayDecide { get; init; }

    /// <summary>The field that every form carries, so that no other site can send it.</summary>
    public string TokenField { get; init; } = string.Empty;

    /// <summary>What that field holds.</summary>
    public string Token { get; init; } = string.Empty;

    /// <summary>What was just done, told once.</summary>
    public string? Done { get; init; }

    /// <summary>What was just refused, and why.</summary>
    public string? Refused { get; init; }

    /// <summary>The addresses of its style sheets.</summary>
    public ImmutableArray<string> Styles { get; init; } = [];

    /// <summary>The addresses of its scripts, without which everything works but what only helps.</summary>
    public ImmutableArray<string> Scripts { get; init; } = [];

    /// <summary>What waits in each part of the dashboard, shown beside its name.</summary>
    public IReadOnlyDictionary<string, long> Waiting { get; init; } = new Dictionary<string, long>();

    /// <summary>This page's address with some of its query changed.</summary>
    /// <param name="changes">Names and values; <see langword="null"/> takes one away.</param>
    /// <returns>Path and query.</returns>
    public string With(params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        Dictionary<string, string> query = new(Query, StringComparer.Ordinal);
        foreach ((string name, string? value) in changes)
        {
            if (value is null)
            {
                query.Remove(name);
            }
            else
            {
                query[name] = value;
            }
        }

        return query.Count == 0 ? Path : $"{Path}?{string.Join('&', query.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"))}";
    }
}
