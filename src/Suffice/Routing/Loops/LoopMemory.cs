using System.Collections.Concurrent;
using Suffice.Chat;

namespace Suffice.Routing.Loops;

/// <summary>Remembers for a while which model asked for a tool and which signed a piece of thinking.</summary>
/// <remarks>
/// Bounded and forgetful: at most <c>capacity</c> keys, none longer than <see cref="Lifetime"/> after its last use, none across a restart.
/// What is not known here is routed like any other call. Two generations make the bound cheap: when the younger is full, the older is
/// dropped whole, and whatever is used moves to the younger. Safe for use by many calls at once.
/// </remarks>
/// <param name="time">The clock.</param>
/// <param name="capacity">The most keys kept.</param>
internal sealed class LoopMemory(TimeProvider time, int capacity = 100_000)
{
    /// <summary>How long a key is kept after its last use: longer than people leave an agent waiting for their word.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly Lock turning = new();
    private volatile ConcurrentDictionary<UInt128, Remembered> younger = new();
    private volatile ConcurrentDictionary<UInt128, Remembered> older = new();
    private int added;

    /// <summary>The keys kept.</summary>
    public int Count => younger.Count + older.Count;

    /// <summary>Remembers an answer that goes to a caller.</summary>
    /// <param name="task">Its task.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="rung">Whose it is.</param>
    public void Remember(string task, ChatAnswer answer, Rung rung)
    {
        AnswerHome? home = null;
        foreach (ContentPart part in answer.Parts)
        {
            if (part is ToolCallPart call)
            {
                Add(LoopKey.OfCall(task, call.Id), home ??= AnswerHome.Of(rung));
            }
            else if (part is ThinkingPart { Proof: not null } thinking)
            {
                Add(LoopKey.OfThinking(thinking), home ??= AnswerHome.Of(rung));
            }
        }
    }

    /// <summary>Finds where something came from; that is a use of it.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>Its home; <see langword="null"/> when not known.</returns>
    public AnswerHome? Find(UInt128 key)
    {
        if (!younger.TryGetValue(key, out Remembered found) && !older.TryGetValue(key, out found))
        {
            return null;
        }

        if (time.GetElapsedTime(found.LastUsed) > Lifetime)
        {
            return null;
        }

        Add(key, found.Home);

        return found.Home;
    }

    private void Add(UInt128 key, AnswerHome home)
    {
        ConcurrentDictionary<UInt128, Remembered> into = younger;
        bool isNew = !into.ContainsKey(key);
        into[key] = new Remembered(home, time.GetTimestamp());
        if (isNew && Interlocked.Increment(ref added) >= capacity / 2)
        {
            Turn(into);
        }
    }

    private void Turn(ConcurrentDictionary<UInt128, Remembered> full)
    {
        lock (turning)
        {
            if (ReferenceEquals(full, younger))
            {
                older = full;
                younger = new ConcurrentDictionary<UInt128, Remembered>();
                Volatile.Write(ref added, 0);
            }
        }
    }

    private readonly record struct Remembered(AnswerHome Home, long LastUsed);
}
