using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;

namespace Suffice.Dashboard.Agents;

/// <summary>Shows a change, line by line.</summary>
public sealed partial class DiffView
{
    private const int Around = 3;

    /// <summary>All of its lines.</summary>
    [Parameter]
    [EditorRequired]
    public required ImmutableArray<DiffLine> All { get; set; }

    /// <summary>What it is a change of.</summary>
    [Parameter]
    public string Label { get; set; } = "What changes";

    // Lines that stay are told near a change alone.
    private IEnumerable<DiffLine> Lines
    {
        get
        {
            int[] changed = [.. All.Index().Where(line => line.Item.Change != LineChange.Stays).Select(line => line.Index)];
            bool left = false;
            foreach ((int at, DiffLine line) in All.Index())
            {
                int place = Array.BinarySearch(changed, at);
                int next = place >= 0 ? place : ~place;
                bool isNear = place >= 0 || (next < changed.Length && changed[next] - at <= Around) || (next > 0 && at - changed[next - 1] <= Around);
                if (isNear)
                {
                    left = false;
                    yield return line;
                }
                else if (!left)
                {
                    left = true;
                    yield return new DiffLine(LineChange.Stays, "…");
                }
            }
        }
    }

    private static string ClassOf(LineChange change) => change switch
    {
        LineChange.Added => "added",
        LineChange.Removed => "removed",
        _ => "stays",
    };

    private static string SignOf(LineChange change) => change switch
    {
        LineChange.Added => "+",
        LineChange.Removed => "−",
        _ => " ",
    };

    private static string WordOf(LineChange change) => change switch
    {
        LineChange.Added => "added",
        LineChange.Removed => "removed",
        _ => "as it is",
    };
}
