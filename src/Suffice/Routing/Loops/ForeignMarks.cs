using System.Collections.Immutable;
using Suffice.Chat;

namespace Suffice.Routing.Loops;

/// <summary>Makes a conversation that another vendor's model was part of fit for a rung.</summary>
/// <remarks>
/// Vendors sign their thinking and refuse another's signature. It goes back to the family it came from and to no other; where its home is
/// not known, the protocol it stands in decides, and the wire drops what that cannot carry.
/// </remarks>
/// <param name="memory">Knows whose thinking is whose.</param>
internal sealed class ForeignMarks(LoopMemory memory)
{
    /// <summary>True when a conversation has anything that may be foreign to a model.</summary>
    /// <param name="request">The call.</param>
    /// <returns>Whether it has.</returns>
    public static bool MayBeIn(ChatRequest request)
    {
        foreach (ChatMessage message in request.Messages)
        {
            if (message.Role == ChatRole.Assistant)
            {
                foreach (ContentPart part in message.Parts)
                {
                    if (part is ToolCallPart or ThinkingPart)
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    /// <summary>Takes out of a call what a rung would refuse.</summary>
    /// <param name="request">The call.</param>
    /// <param name="rung">The rung.</param>
    /// <returns>The call, the same one when nothing is foreign, and the names of what was taken out.</returns>
    public (ChatRequest Request, ImmutableArray<string> Stripped) Strip(ChatRequest request, Rung rung)
    {
        List<string>? stripped = null;
        ImmutableArray<ChatMessage>.Builder? changed = null;
        for (int i = 0; i < request.Messages.Length; i++)
        {
            ChatMessage message = request.Messages[i];
            if (message.Role == ChatRole.Assistant && Fit(message, rung, ref stripped) is { } fit)
            {
                changed ??= request.Messages.ToBuilder();
                changed[i] = fit;
            }
        }

        if (changed is not null)
        {
            request = request with { Messages = [.. changed.Where(message => message.Parts.Length > 0 || !message.Extra.IsEmpty)] };
        }

        if (ThinkingAfterOthers.IsAskedOf(request, rung))
        {
            request = ThinkingAfterOthers.Off(request);
            Note("thinking", ref stripped);
        }

        return (request, stripped is null ? [] : [.. stripped]);
    }

    /// <summary>The message as the rung may see it; <see langword="null"/> when that is as it is.</summary>
    private ChatMessage? Fit(ChatMessage message, Rung rung, ref List<string>? stripped)
    {
        ImmutableArray<ContentPart>.Builder? parts = null;
        bool isFirstCall = true;
        for (int i = 0; i < message.Parts.Length; i++)
        {
            ContentPart part = message.Parts[i];
            ContentPart? fit = part switch
            {
                ThinkingPart { Proof: not null } thinking => IsForeign(thinking, rung) ? null : thinking,
                ToolCallPart call => Fit(call, rung, isFirstCall),
                _ => part,
            };
            isFirstCall &= part is not ToolCallPart;
            if (!ReferenceEquals(fit, part))
            {
                // Saying that a call is unsigned takes nothing away.
                if (fit is null || (part is ToolCallPart signed && ThoughtSignature.IsOn(signed)))
                {
                    Note(fit is null ? "thinking" : "thought_signature", ref stripped);
                }

                parts ??= ImmutableArray.CreateBuilder<ContentPart>(message.Parts.Length);
                AddUpTo(parts, message.Parts, i);
                parts.Add(fit ?? Removed);
            }
            else
            {
                parts?.Add(part);
            }
        }

        return parts is null ? null : message with { Parts = WithoutRemoved(parts) };
    }

    private static ContentPart Removed { get; } = new TextPart(string.Empty);

    private static ImmutableArray<ContentPart> WithoutRemoved(ImmutableArray<ContentPart>.Builder parts)
    {
        ImmutableArray<ContentPart> left = [.. parts.Where(part => !ReferenceEquals(part, Removed))];

        return left.Length < parts.Count ? ResponsesItem.WithoutIds(left) : left;
    }

    private static void AddUpTo(ImmutableArray<ContentPart>.Builder parts, ImmutableArray<ContentPart> all, int end)
    {
        for (int i = parts.Count; i < end; i++)
        {
            parts.Add(all[i]);
        }
    }

    /// <summary>A signature can be checked wherever the model is served; OpenAI's encrypted reasoning opens for the account alone that got it.</summary>
    private bool IsForeign(ThinkingPart thinking, Rung rung) =>
        memory.Find(LoopKey.OfThinking(thinking)) is { } home
        && (thinking.EncryptedContent is { Length: > 0 } ? home.Provider != rung.Provider.Name : home.Family != AnswerHome.FamilyOf(rung));

    private static ToolCallPart Fit(ToolCallPart call, Rung rung, bool isFirst)
    {
        // Other protocols have no place for it; their wire says so.
        if (rung.Provider.Wire != ChatProtocol.OpenAI)
        {
            return call;
        }

        bool isSigned = ThoughtSignature.IsOn(call);
        if (AnswerHome.FamilyOf(rung) != "gemini" && !rung.Model.Id.Contains("gemini", StringComparison.OrdinalIgnoreCase))
        {
            return isSigned ? ThoughtSignature.Without(call) : call;
        }

        return isFirst && !isSigned && ThoughtSignature.IsDemandedBy(rung.Model.Id) ? ThoughtSignature.Excused(call) : call;
    }

    private static void Note(string name, ref List<string>? stripped)
    {
        stripped ??= [];
        if (!stripped.Contains(name))
        {
            stripped.Add(name);
        }
    }
}
