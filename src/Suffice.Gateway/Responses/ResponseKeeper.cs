using System.Text.Json;
using Suffice.Callers;
using Suffice.Chat;
using Suffice.Chat.Responses;
using Suffice.Policy;

namespace Suffice.Gateway.Responses;

/// <summary>Puts kept answers into calls that go on from them, and says which answers are to be kept.</summary>
internal sealed class ResponseKeeper(ResponseStore store, IPolicySource policies)
{
    /// <summary>Whose answers a caller may have.</summary>
    /// <param name="caller">The caller.</param>
    /// <returns>The name it keeps them under.</returns>
    public static string OwnerOf(Caller caller) => caller.Id ?? string.Empty;

    /// <summary>Makes a call whole.</summary>
    /// <param name="request">The call as it came.</param>
    /// <param name="bytes">How long its body is.</param>
    /// <param name="caller">Who makes it.</param>
    /// <returns>The call to answer, or why it is not served.</returns>
    public KeeperStart Begin(ChatRequest request, long bytes, Caller caller)
    {
        if (Refusal(request) is { } refusal)
        {
            return new KeeperStart(request, null, refusal);
        }

        bool keeps = policies.Current.Gateway.Responses.Store;
        string? previousId = KeptConversation.PreviousOf(request);
        if (!keeps)
        {
            return new KeeperStart(request, null, previousId is null ? null : ResponsesErrors.NothingKept);
        }

        string owner = OwnerOf(caller);
        ChatRequest whole = KeptConversation.Resolve(request, item => store.FindItem(owner, item));
        if (KeptConversation.UnresolvedOf(whole) is { } missing)
        {
            return new KeeperStart(request, null, ResponsesErrors.ItemNotFound(missing));
        }

        long size = bytes;
        if (previousId is not null)
        {
            if (store.Find(owner, previousId) is not { } previous)
            {
                return new KeeperStart(request, null, ResponsesErrors.PreviousNotFound(previousId));
            }

            whole = KeptConversation.GoOn(whole, previous.Conversation());
            size += previous.Size;
        }

        bool mayKeep = KeptConversation.MayKeep(request);
        ChatRequest asked = mayKeep ? KeptConversation.KeptHere(whole) : whole;

        return new KeeperStart(asked, new KeptCall(mayKeep ? store : null, owner, asked, previousId, size), null);
    }

    private static ChatError? Refusal(ChatRequest request) =>
        request.Extra.Find("background") is { ValueKind: not (JsonValueKind.Null or JsonValueKind.False) } ? ResponsesErrors.Background
        : request.Extra.Find("previous_response_id") is { ValueKind: not (JsonValueKind.Null or JsonValueKind.String) } ? ResponsesErrors.NoText
        : request.Extra.Find("conversation") is { ValueKind: not JsonValueKind.Null } ? ResponsesErrors.Conversation
        : null;
}

/// <summary>How a call begins that may go on from a kept answer.</summary>
/// <param name="Request">The call to answer.</param>
/// <param name="Call">What to do with its answer; <see langword="null"/> for nothing.</param>
/// <param name="Refusal">Why it is not served; <see langword="null"/> when it is.</param>
internal readonly record struct KeeperStart(ChatRequest Request, KeptCall? Call, ChatError? Refusal);
