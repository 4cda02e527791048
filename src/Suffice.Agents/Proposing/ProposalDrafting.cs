using System.Collections.Immutable;
using Suffice.Agents.Contexts;
using Suffice.Agents.Observing;
using Suffice.Agents.Prompting;
using Suffice.Checks.Grounding;

namespace Suffice.Agents.Proposing;

/// <summary>Makes a change of what the strong model drafted, or says which rule it breaks. Nothing is taken on its word.</summary>
/// <param name="evidence">What is known of the pattern.</param>
/// <param name="mayRewrite">True when somebody asked for a rewrite.</param>
/// <param name="today">The day (UTC), by which known patterns expire.</param>
internal sealed class ProposalDrafting(PatternEvidence evidence, bool mayRewrite, DateOnly today)
{
    private const int LeastTraces = 3;
    private const int MostItemCharacters = 4000;
    private const int MostEdits = 10;

    private readonly List<string> wrong = [];

    /// <summary>Checks a draft.</summary>
    /// <param name="answer">The draft.</param>
    /// <returns>The change, with what is wrong; a change with anything wrong is none.</returns>
    public DraftedChange Check(ProposerAnswer answer)
    {
        ImmutableArray<Evidence> cited = [.. answer.Evidence.Select(CitedOf).OfType<Evidence>()];
        int traces = cited.Select(one => one.Trace).Distinct(StringComparer.Ordinal).Count();
        if (traces < LeastTraces)
        {
            wrong.Add($"it rests on {traces} of the pattern's traces; at least {LeastTraces}");
        }

        bool changes = answer.Answer is ProposerOpinion.MoreContext or ProposerOpinion.Rewrite;
        if (!changes)
        {
            Demand(answer.Edits.IsEmpty, "it says that no file is to change, and changes one");
            Demand(answer.Answer is ProposerOpinion.Nothing || !string.IsNullOrWhiteSpace(answer.Advice), "it says what is to change in a word, and not how");

            return new DraftedChange(KindOf(answer.Answer), null, [], cited, string.Empty, [.. wrong]) { Advice = answer.Advice ?? string.Empty };
        }

        Demand(!answer.Edits.IsEmpty, "it says that the context is to change, and has no edit");
        ContextFile? file = evidence.Standard.Context.Files.FirstOrDefault(one => one.Name == answer.File);
        Demand(file is not null, "it names no context file");
        Demand(answer.Edits.Length <= MostEdits, $"it has {answer.Edits.Length} edits; at most {MostEdits}");
        foreach (ProposedEdit edit in answer.Edits.Where(edit => edit.Text.Contains("<!--", StringComparison.Ordinal) || edit.Text.Contains("-->", StringComparison.Ordinal)))
        {
            wrong.Add($"{edit.Id} has a comment, which no model is shown; an item says what it says");
        }

        foreach (ProposedEdit edit in answer.Edits.Where(edit => edit.Text.Length > MostItemCharacters))
        {
            wrong.Add($"{edit.Id} has {edit.Text.Length} characters; an item has at most {MostItemCharacters}");
        }

        ImmutableArray<ContextEdit> edits = [.. answer.Edits.Select(edit => new ContextEdit(edit.Kind, edit.Id, edit.Kind == ContextEditKind.Remove ? string.Empty : edit.Text))];
        WorkerStandard? after = file is null || wrong.Count > 0 ? null : Applied(file, edits);

        return new DraftedChange(KindOf(file, edits, after), after, edits, cited, file?.Name ?? string.Empty, [.. wrong]) { Diff = file is null ? string.Empty : ItemDiff.Of(file, edits) };
    }

    private Evidence? CitedOf(ProposedEvidence cited)
    {
        Observation[] noted = [.. evidence.Observations.Where(said => said.Trace == cited.Trace)];
        if (noted.Length == 0)
        {
            wrong.Add($"it cites the trace \"{cited.Trace}\", which is none of the pattern's");
            return null;
        }

        string ticket = noted[0].Ticket;
        if (cited.Quote.Length == 0)
        {
            return new Evidence(cited.Trace, ticket, string.Empty);
        }

        bool stands = evidence.Seen[ticket].Any()
            ? evidence.Seen[ticket].Any(kept => new QuoteSearch(TicketText.Of(kept, evidence.Standard.Settings)).Holds(cited.Quote) || new QuoteSearch(kept.Text).Holds(cited.Quote))
            : noted.Any(said => new QuoteSearch(said.Quote).Holds(cited.Quote));
        Demand(stands, $"it quotes \"{cited.Quote}\" of {cited.Trace}, which does not stand there");

        return stands ? new Evidence(cited.Trace, ticket, cited.Quote) : null;
    }

    private WorkerStandard? Applied(ContextFile file, ImmutableArray<ContextEdit> edits)
    {
        try
        {
            string text = ContextEditing.Apply(file, edits);
            Demand(text != file.Text, "it changes nothing");
            WorkerStandard after = evidence.Standard.With(evidence.Standard.Context.With(file.Kind, text));
            wrong.AddRange(after.Problems.Select(problem => problem.ToString()));
            wrong.AddRange(CodeRules.Changed(evidence.Standard, after, today));
            ContextLoss loss = ContextLoss.Of(file, after.Context[file.Kind], edits);
            Demand(
                mayRewrite || !loss.IsRewrite,
                $"it loses {loss.Items} of {loss.All} items and {loss.Tokens:0%} of the tokens of {file.Name}: a rewrite, which is tried only when somebody asks for it (suffice chief --rewrite {evidence.Pattern.Id})");

            return wrong.Count == 0 ? after : null;
        }
        catch (ContextEditException broken)
        {
            wrong.Add(broken.Message);

            return null;
        }
    }

    private static ProposalKind KindOf(ContextFile? file, ImmutableArray<ContextEdit> edits, WorkerStandard? after)
    {
        if (file is not null && after is not null && ContextLoss.Of(file, after.Context[file.Kind], edits).IsRewrite)
        {
            return ProposalKind.RewriteContext;
        }

        return edits.All(edit => edit.Kind == ContextEditKind.Add) ? ProposalKind.AddContextItem
            : edits.All(edit => edit.Kind == ContextEditKind.Remove) ? ProposalKind.RemoveItem
            : ProposalKind.EditItem;
    }

    private static ProposalKind KindOf(ProposerOpinion opinion) => opinion switch
    {
        ProposerOpinion.Threshold => ProposalKind.ChangeThreshold,
        ProposerOpinion.Model => ProposalKind.SwitchModel,
        ProposerOpinion.ToolField => ProposalKind.AddToolField,
        ProposerOpinion.Upstream => ProposalKind.FixUpstream,
        _ => ProposalKind.Nothing,
    };

    private void Demand(bool holds, string otherwise)
    {
        if (!holds)
        {
            wrong.Add(otherwise);
        }
    }
}

/// <summary>A draft as checked.</summary>
/// <param name="Kind">What it is, as told by what it does.</param>
/// <param name="After">The worker as it would be; <see langword="null"/> for advice, or when something is wrong.</param>
/// <param name="Edits">The changes.</param>
/// <param name="Evidence">What it rests on.</param>
/// <param name="File">The file that would change; empty for advice.</param>
/// <param name="Wrong">Which rules it breaks.</param>
internal sealed record DraftedChange(
    ProposalKind Kind, WorkerStandard? After, ImmutableArray<ContextEdit> Edits, ImmutableArray<Evidence> Evidence, string File, ImmutableArray<string> Wrong)
{
    /// <summary>The change as people read it.</summary>
    public string Diff { get; init; } = string.Empty;

    /// <summary>What is to be done that is no change of a file.</summary>
    public string Advice { get; init; } = string.Empty;
}

/// <summary>A change of items as people read it.</summary>
internal static class ItemDiff
{
    /// <summary>Writes it.</summary>
    /// <param name="file">The file before.</param>
    /// <param name="edits">The changes.</param>
    /// <returns>Lines that begin with <c>-</c> and <c>+</c>, item by item.</returns>
    public static string Of(ContextFile file, IEnumerable<ContextEdit> edits) => string.Join('\n', edits.SelectMany(edit => (IEnumerable<string>)
    [
        .. edit.Kind == ContextEditKind.Add ? [] : Lines('-', file.Find(edit.Id)?.Text ?? string.Empty),
        .. edit.Kind == ContextEditKind.Remove ? [] : Lines('+', edit.Text.ReplaceLineEndings("\n").Trim('\n')),
    ]));

    private static IEnumerable<string> Lines(char sign, string text) => text.Length == 0 ? [] : text.Split('\n').Select(line => $"{sign} {line}");
}
