using System.Collections.Immutable;
using System.Text;
using Suffice.Chat;

namespace Suffice.Audit.Formats.Answers;

/// <summary>Puts together what a stream said in pieces.</summary>
internal sealed class StreamedParts
{
    private readonly StringBuilder text = new();
    private readonly StringBuilder thinking = new();
    private readonly StringBuilder refusal = new();
    private readonly SortedDictionary<int, (string? Id, string? Name, StringBuilder Arguments)> calls = [];

    public void Say(string? piece) => text.Append(piece);

    public void Think(string? piece) => thinking.Append(piece);

    public void Refuse(string? piece) => refusal.Append(piece);

    /// <summary>Takes a piece of a call of a tool.</summary>
    /// <param name="place">Which call it is.</param>
    /// <param name="id">Its id, in the piece that tells it.</param>
    /// <param name="name">The tool, in the piece that tells it.</param>
    /// <param name="arguments">More of the arguments.</param>
    public void Ask(int place, string? id, string? name, string? arguments)
    {
        if (!calls.TryGetValue(place, out (string? Id, string? Name, StringBuilder Arguments) call))
        {
            call = (null, null, new StringBuilder());
        }

        call.Arguments.Append(arguments);
        calls[place] = (call.Id ?? id, call.Name ?? name, call.Arguments);
    }

    public ImmutableArray<ContentPart> ToParts()
    {
        ImmutableArray<ContentPart>.Builder parts = ImmutableArray.CreateBuilder<ContentPart>();
        if (thinking.Length > 0)
        {
            parts.Add(new ThinkingPart(thinking.ToString()));
        }

        if (text.Length > 0)
        {
            parts.Add(new TextPart(text.ToString()));
        }

        if (refusal.Length > 0)
        {
            parts.Add(new RefusalPart(refusal.ToString()));
        }

        foreach ((string? id, string? name, StringBuilder? arguments) in calls.Values)
        {
            parts.Add(new ToolCallPart(id ?? string.Empty, name ?? string.Empty, arguments.Length == 0 ? "{}" : arguments.ToString()));
        }

        return parts.DrainToImmutable();
    }
}
