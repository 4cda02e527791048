using System.CommandLine;
using Suffice.Dashboard.Tables;

namespace Suffice.Cli.Commands.Shows;

/// <summary>A page of the dashboard, as a command tells it.</summary>
/// <typeparam name="TFigures">Its figures.</typeparam>
/// <param name="Name">The subcommand.</param>
/// <param name="About">What it tells, in a sentence, with an example after an empty line.</param>
internal sealed record ShownPage<TFigures>(string Name, string About)
    where TFigures : class
{
    /// <summary>Reads its figures; <see langword="null"/> when what is named is not there.</summary>
    public required Func<ShowInputs, TFigures?> Read { get; init; }

    /// <summary>Its tables.</summary>
    public required Func<TFigures, IEnumerable<PageTable>> Tables { get; init; }

    /// <summary>Said above the tables on a terminal, a line each.</summary>
    public Func<TFigures, IEnumerable<string>> Lead { get; init; } = _ => [];

    /// <summary>What is named, such as a task.</summary>
    public Argument<string>? Named { get; init; }

    /// <summary>Options of its own.</summary>
    public IReadOnlyList<Option> Options { get; init; } = [];

    /// <summary>True when its figures are of a period.</summary>
    public bool HasPeriod { get; init; }

    /// <summary>What is told when what is named is not there, and where to look.</summary>
    public Func<ShowInputs, string> Absent { get; init; } = _ => "there is no such thing";
}
