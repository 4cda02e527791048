using System.Collections.Immutable;
using Suffice.Dashboard.Tables;
using Suffice.Gateway.Api;

namespace Suffice.Gateway.Pages;

/// <summary>A page: what it is asked, where its figures come from, what shows them.</summary>
/// <typeparam name="TFigures">Its figures, which its twin under <c>/api</c> answers as they are.</typeparam>
internal sealed record PageKind<TFigures>
    where TFigures : class
{
    /// <summary>The part of the dashboard it belongs to.</summary>
    public required string Section { get; init; }

    /// <summary>The component that shows it; its parameters are <c>Frame</c> and <c>Figures</c>.</summary>
    public required Type Component { get; init; }

    /// <summary>Its title.</summary>
    public required Func<TFigures, string> Title { get; init; }

    /// <summary>Reads its figures; <see langword="null"/> when what is named is not there.</summary>
    public required Func<PageQuestion, TFigures?> Read { get; init; }

    /// <summary>Its tables, which are also its CSV files.</summary>
    public Func<TFigures, IEnumerable<PageTable>> Tables { get; init; } = _ => [];

    /// <summary>What its query may hold beside the period.</summary>
    public ImmutableArray<QueryParameter> Parameters { get; init; } = [];

    /// <summary>True when its figures are of a period.</summary>
    public bool HasPeriod { get; init; }

    /// <summary>What is told when what is named is not there, and where to look.</summary>
    public Func<PageQuestion, string> Absent { get; init; } = _ => "There is no such page.";

    /// <summary>What its actions tell when they are done, by the word that the address then carries (<c>done=WORD</c>).</summary>
    public ImmutableSortedDictionary<string, string> Notices { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
