using System.Collections.Immutable;
using Suffice.Chat;
using Suffice.Chat.Responses;
using Suffice.Policy;

namespace Suffice.Gateway.Responses;

/// <summary>Keeps answers in memory for those who asked for them: bounded by number, memory and age, and gone with the process.</summary>
/// <remarks>
/// What one caller keeps no other can find: to anyone else it does not exist. Bounds are those of the policy in force. Safe for use
/// by many calls at once; nothing here is touched by calls that keep nothing.
/// </remarks>
internal sealed class ResponseStore : IDisposable
{
    private readonly IPolicySource policies;
    private readonly TimeProvider time;
    private readonly ITimer sweep;
    private readonly Lock turn = new();
    private readonly LinkedList<Held> byAge = new();
    private readonly Dictionary<(string Owner, string Id), LinkedListNode<Held>> byId = [];
    private readonly Dictionary<(string Owner, string Item), KeptResponse> byItem = [];
    private long memory;

    /// <summary>Makes an empty store.</summary>
    /// <param name="policies">Says what may be kept.</param>
    /// <param name="time">The clock.</param>
    public ResponseStore(IPolicySource policies, TimeProvider time)
    {
        this.policies = policies;
        this.time = time;
        sweep = time.CreateTimer(static state => ((ResponseStore)state!).Sweep(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The number of answers kept.</summary>
    public int Count
    {
        get
        {
            lock (turn)
            {
                return byAge.Count;
            }
        }
    }

    private KeptResponsesSettings Settings => policies.Current.Gateway.Responses;

    /// <summary>Keeps an answer; older ones make room.</summary>
    /// <param name="response">The answer.</param>
    public void Add(KeptResponse response)
    {
        lock (turn)
        {
            LinkedListNode<Held> node = byAge.AddLast(new Held(response, time.GetTimestamp()));
            byId[(response.Owner, response.Id)] = node;
            foreach (string item in KeptConversation.ItemsOf(response.Answer))
            {
                byItem[(response.Owner, item)] = response;
            }

            memory += response.Size;
            MakeRoom();
            if (byAge.Count == 1)
            {
                WaitForTheOldest();
            }
        }
    }

    /// <summary>Finds an answer of a caller.</summary>
    /// <param name="owner">The caller.</param>
    /// <param name="id">The answer's id.</param>
    /// <returns>The answer; <see langword="null"/> when it is not, no longer, or not this caller's to have.</returns>
    public KeptResponse? Find(string owner, string id)
    {
        lock (turn)
        {
            MakeRoom();

            return byId.TryGetValue((owner, id), out LinkedListNode<Held>? node) ? node.Value.Response : null;
        }
    }

    /// <summary>Finds an item of a kept answer of a caller.</summary>
    /// <param name="owner">The caller.</param>
    /// <param name="item">The item's id.</param>
    /// <returns>Its parts; empty when it is not known.</returns>
    public ImmutableArray<ContentPart> FindItem(string owner, string item)
    {
        lock (turn)
        {
            MakeRoom();

            return byItem.TryGetValue((owner, item), out KeptResponse? response) ? KeptConversation.ItemOf(response.Answer, item) : [];
        }
    }

    /// <summary>Forgets an answer of a caller. Later answers keep what they took from it.</summary>
    /// <param name="owner">The caller.</param>
    /// <param name="id">The answer's id.</param>
    /// <returns>False when there was none.</returns>
    public bool Remove(string owner, string id)
    {
        lock (turn)
        {
            MakeRoom();
            if (!byId.TryGetValue((owner, id), out LinkedListNode<Held>? node))
            {
                return false;
            }

            Forget(node);

            return true;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => sweep.Dispose();

    private void Sweep()
    {
        lock (turn)
        {
            MakeRoom();
            WaitForTheOldest();
        }
    }

    private void WaitForTheOldest()
    {
        if (byAge.First is { } oldest)
        {
            TimeSpan left = Settings.Keep - time.GetElapsedTime(oldest.Value.At);
            sweep.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    private void MakeRoom()
    {
        KeptResponsesSettings settings = Settings;
        while (byAge.First is { } oldest
            && (!settings.Store
                || byAge.Count > settings.Max
                || memory > settings.MaxMemoryBytes
                || time.GetElapsedTime(oldest.Value.At) >= settings.Keep))
        {
            Forget(oldest);
        }
    }

    private void Forget(LinkedListNode<Held> node)
    {
        KeptResponse response = node.Value.Response;
        byAge.Remove(node);
        byId.Remove((response.Owner, response.Id));
        foreach (string item in KeptConversation.ItemsOf(response.Answer))
        {
            if (byItem.TryGetValue((response.Owner, item), out KeptResponse? holder) && ReferenceEquals(holder, response))
            {
                byItem.Remove((response.Owner, item));
            }
        }

        memory -= response.Size;
    }

    private readonly record struct Held(KeptResponse Response, long At);
}
