using Suffice.Audit.Calls;
using Suffice.Audit.Discovery.Counting;

namespace Suffice.Audit.Reading;

/// <summary>Puts together calls whose parts stand in several rows or files.</summary>
/// <remarks>Grows with the parts that wait for others; a pair leaves when it is whole. The same key twice is paired in the order of coming.</remarks>
internal sealed class PieceJoin
{
    private readonly Dictionary<string, Queue<CallDigest>> requests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Queue<CallDigest>> answers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<PieceDigest>> cut = new(StringComparer.Ordinal);

    /// <summary>Requests whose answer did not come.</summary>
    public long RequestsWithoutAnswer => requests.Values.Sum(waiting => waiting.Count);

    /// <summary>True when any part waits for another.</summary>
    public bool IsWaiting => requests.Count + answers.Count + cut.Count > 0;

    /// <summary>Takes a part.</summary>
    /// <param name="piece">The part.</param>
    /// <returns>The whole call, when this part makes one.</returns>
    public CallDigest? Add(PieceDigest piece)
    {
        switch (piece.Piece.Kind)
        {
            case CallPieceKind.RequestOnly:
                return Take(answers, piece.Piece.Key) is { } answer ? Joined(piece.Call!, answer) : Keep(requests, piece);
            case CallPieceKind.AnswerOnly:
                return Take(requests, piece.Piece.Key) is { } request ? Joined(request, piece.Call!) : Keep(answers, piece);
            default:
                List<PieceDigest> parts = cut.TryGetValue(piece.Piece.Key, out List<PieceDigest>? known) ? known : cut[piece.Piece.Key] = [];
                parts.Add(piece);
                return null;
        }
    }

    /// <summary>The calls that were cut, put together.</summary>
    public IEnumerable<CallDigest> CutCalls(Func<IReadOnlyList<PieceDigest>, CallDigest> rebuild) =>
        cut.Values.Select(parts => rebuild([.. parts.OrderBy(part => part.Piece.Number)]));

    /// <summary>Answers whose request did not come: they cost money all the same.</summary>
    public IEnumerable<CallDigest> AnswersWithoutRequest() => answers.Values.SelectMany(waiting => waiting);

    private static CallDigest? Take(Dictionary<string, Queue<CallDigest>> waiting, string key)
    {
        if (!waiting.TryGetValue(key, out Queue<CallDigest>? queue))
        {
            return null;
        }

        CallDigest first = queue.Dequeue();
        if (queue.Count == 0)
        {
            waiting.Remove(key);
        }

        return first;
    }

    private static CallDigest? Keep(Dictionary<string, Queue<CallDigest>> waiting, PieceDigest piece)
    {
        (waiting.TryGetValue(piece.Piece.Key, out Queue<CallDigest>? queue) ? queue : waiting[piece.Piece.Key] = new()).Enqueue(piece.Call!);
        return null;
    }

    private static CallDigest Joined(CallDigest request, CallDigest answer) => answer with
    {
        HasText = request.HasText,
        Fixed = request.Fixed,
        Head = request.Head,
        Hint = answer.Hint ?? request.Hint,
        At = answer.At ?? request.At,
        Shape = request.Shape with
        {
            Traits = request.Shape.Traits | answer.Shape.Traits,
            PromptTokens = answer.Usage.Prompt > 0 ? answer.Usage.Prompt : request.Shape.PromptTokens,
        },
        Signs = request.Signs,
        Text = request.Text is { } asked ? asked with { Answer = answer.Text?.Answer ?? string.Empty } : null,
    };
}
