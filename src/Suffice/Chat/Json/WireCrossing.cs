using System.Collections.Immutable;
using System.Text.Json;

namespace Suffice.Chat.Json;

/// <summary>One writing of a call or an answer: whether it stays in its protocol, and what is lost where it does not.</summary>
/// <param name="from">The protocol it came in; <see langword="null"/> when it was made here.</param>
/// <param name="to">The protocol written.</param>
internal sealed class WireCrossing(ChatProtocol? from, ChatProtocol to)
{
    private List<string>? lost;

    /// <summary>True when fields that nobody here knows mean the same where they go.</summary>
    public bool IsOwn { get; } = from == to;

    public ImmutableArray<string> Lost => lost is null ? [] : [.. lost];

    public void Lose(string name)
    {
        lost ??= [];
        if (!lost.Contains(name))
        {
            lost.Add(name);
        }
    }

    /// <summary>The fields that go along: all in their own protocol, none in the other; what says nothing is no loss.</summary>
    public ExtraFields Keep(ExtraFields extra)
    {
        if (IsOwn || extra.IsEmpty)
        {
            return extra;
        }

        foreach (var (name, value) in extra.Items)
        {
            // A kept role is the wire's own word for a role that does cross.
            if (name is not "role" && ExtraFields.Says(value))
            {
                Lose(name);
            }
        }

        return ExtraFields.None;
    }

    /// <summary>A value that only its own protocol understands.</summary>
    public JsonElement? Keep(string name, JsonElement? value)
    {
        if (IsOwn || value is null)
        {
            return value;
        }

        Lose(name);
        return null;
    }
}
