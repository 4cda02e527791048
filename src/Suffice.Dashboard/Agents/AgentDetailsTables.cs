using System.Collections.Immutable;
using System.Globalization;
using Suffice.Dashboard.Tables;

namespace Suffice.Dashboard.Agents;

/// <summary>The tables of one agent.</summary>
public static class AgentDetailsTables
{
    /// <summary>Makes them.</summary>
    /// <param name="details">The agent.</param>
    /// <returns>What all agents have, its files, and their versions.</returns>
    public static ImmutableArray<PageTable> Of(AgentDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);

        return [.. AgentsTables.Of(details.Figures), .. details.Files.IsEmpty ? [] : (PageTable[])[Files(details), Versions(details)]];
    }

    private static PageTable Files(AgentDetails details) => new(
        "files",
        "The files it goes by",
        [new PageColumn("file", "File", CellKind.Code), new PageColumn("version", "Version", CellKind.Count), new PageColumn("state", "Stands", CellKind.State), new PageColumn("hash", "Text", CellKind.Code)],
        [
            .. from file in details.Files
               select (ImmutableArray<Cell>)
               [
                   Cell.Text(file.File),
                   Cell.Count(file.Version),
                   file.IsAsWritten ? Cell.State("as written", Tone.Good) : Cell.State("changed by hand since", Tone.Warn),
                   Cell.Text(file.Hash),
               ],
        ]);

    private static PageTable Versions(AgentDetails details) => new(
        "versions",
        "Versions of its files",
        [
            new PageColumn("version", "Version", CellKind.Code), new PageColumn("at", "Written", CellKind.Time), new PageColumn("by", "By"), new PageColumn("why", "Why"),
            new PageColumn("proposal", "Proposal", CellKind.Code), new PageColumn("hash", "Text", CellKind.Code),
        ],
        [
            .. from version in details.Versions
               let name = string.Create(CultureInfo.InvariantCulture, $"{version.File}@{version.Version}")
               select (ImmutableArray<Cell>)
               [
                   Cell.Text(name, $"{AgentsTables.AgentPath(details.Agent)}?compare={Uri.EscapeDataString(name)}#compared"),
                   Cell.Time(version.At),
                   Cell.Text(version.By),
                   Cell.Text(version.Why),
                   Cell.Text(version.Proposal, version.Proposal is null ? null : $"/agents/proposals/{Uri.EscapeDataString(version.Proposal)}"),
                   Cell.Text(version.Hash),
               ],
        ])
    {
        Empty = "No file was changed here yet; each is at version 1.",
    };
}
