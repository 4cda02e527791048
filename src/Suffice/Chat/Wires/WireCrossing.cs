using System.Collections.Immutable;
using System.Text.Json;

namespace Suffice.Chat.Wires;

/// <summary>One writing of a call or an answer: whether it stays in its protocol, and what is lost where it does not.</summary>
/// <param name="from">The protocol it came in; <see langword="null"/> when it was made here.</param>
/// <param name="to">The protocol written.</param>
internal sealed class WireCrossing(ChatProtocol? from, ChatProtocol to)
{
    private List<string>? lost;

    /// <summary>True when fields that nobody here knows mean the same where they go.</summary>
    public bool IsOwn { get; } = from == to;

    /// <summary>True when both protocols are OpenAI's, which give many fields the same meaning.</summary>
    public bool StaysWithOpenAI { get; } =
        from is ChatProtocol.OpenAI or ChatProtocol.Responses && to is ChatProtocol.OpenAI or ChatProtocol.Responses;

    /// <summary>The protocol it came in.</summary>
    public ChatProtocol? From => from;

    public ImmutableArray<string> Lost => lost is null ? [] : [.. lost];

    public void Lose(string name)
    {
        lost ??= [];
        if (!lost.Contains(name))
        {
            lost.Add(name);
        }
    }

    /// <summary>The fields that go along: all in their own protocol, none in another; what says nothing is no loss.</summary>
    public ExtraFields Keep(ExtraFields extra)
    {
        if (IsOwn || extra.IsEmpty)
        {
            return extra;
        }

        foreach ((string? name, JsonElement value) in extra.Items)
        {
            if (!IsFormOnly(from, name) && ExtraFields.Says(value))
            {
                Lose(name);
            }
        }

        return ExtraFields.None;
    }

    /// <summary>The fields of an answer that go along. What Responses repeat of the call is no loss: the caller knows it.</summary>
    public ExtraFields KeepOfAnswer(ExtraFields extra) =>
        Keep(from == ChatProtocol.Responses && !IsOwn ? ResponsesFields.Told(extra) : extra);

    /// <summary>A value that only its own protocol understands.</summary>
    public JsonElement? Keep(string name, JsonElement? value)
    {
        if (IsOwn || value is null)
        {
            return value;
        }

        if (ExtraFields.Says(value.Value))
        {
            Lose(name);
        }

        return null;
    }

    /// <summary>True for a field whose meaning crosses in another way: a role's own word, what tells items of Responses apart, counted probabilities.</summary>
    private static bool IsFormOnly(ChatProtocol? from, string name) =>
        name is "role" || (from == ChatProtocol.Responses && (name is "type" or "id" or "status" or "logprobs"));
}
