using System.Collections.Immutable;
using Suffice.Agents.Keeping;
using Suffice.Agents.Observing;
using Suffice.Agents.Proposing;

namespace Suffice.Dashboard.Agents;

/// <summary>Reads one pattern.</summary>
/// <param name="file">Where it is kept.</param>
public sealed class PatternReading(AgentsFile file)
{
    /// <summary>Reads it.</summary>
    /// <param name="id">Its id or key.</param>
    /// <param name="mayReadContent">True for those who may read what tickets say.</param>
    /// <returns>The figures; <see langword="null"/> when there is no such pattern.</returns>
    public PatternFigures? Read(string id, bool mayReadContent)
    {
        PatternBook book = new(file);
        ImmutableArray<Pattern> all = book.Count();
        if (all.FirstOrDefault(pattern => pattern.Key == id || string.Equals(pattern.Id, id, StringComparison.OrdinalIgnoreCase)) is not { } found)
        {
            return null;
        }

        return new PatternFigures
        {
            Pattern = found with { Latest = [.. found.Latest.Select(said => Bared(said, mayReadContent))] },
            Observations = [.. book.ObservationsOf(found.Key).Reverse().Select(said => Bared(said, mayReadContent))],
            Decisions = book.History(found.Key),
            Proposals = [.. new ProposalStore(file).List(found.Key).Select(ProposalLine.Of)],
            Others =
            [
                .. from other in all
                   where other.Agent == found.Agent && other.Key != found.Key && other.State is not PatternState.Merged
                   let suggested = found.MayBeSameAs.FirstOrDefault(suggestion => suggestion.Key == other.Key)
                   orderby suggested is null, other.Key
                   select new OtherPattern(other.Id, NameOf(other), suggested?.Why),
            ],
            IsWithheld = !mayReadContent,
        };
    }

    /// <summary>A pattern in words.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <returns>Such as <c>missing_detail order_id</c>.</returns>
    internal static string NameOf(Pattern pattern) => string.Join(' ', ((string[])[pattern.Code, pattern.Field, pattern.ContextItem]).Where(part => part.Length > 0));

    private static Observation Bared(Observation said, bool mayReadContent) => mayReadContent ? said : said with { Quote = string.Empty };
}
