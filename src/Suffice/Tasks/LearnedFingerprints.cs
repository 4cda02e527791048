using System.Collections.Concurrent;

namespace Suffice.Tasks;

/// <summary>What calls that stated their task have taught: which fixed part is which task.</summary>
/// <remarks>
/// A fingerprint is known after <see cref="Needed"/> calls that agree; once two tasks share it, it tells nothing.
/// Bounded: the fingerprint not met for longest makes room for a new one, so system texts that never repeat do not push
/// out those that do. Thread-safe; looking up takes no lock.
/// </remarks>
/// <param name="capacity">The most fingerprints remembered, known or not; at least 1.</param>
public sealed class LearnedFingerprints(int capacity = LearnedFingerprints.DefaultCapacity)
{
    /// <summary>How many agreeing calls make a fingerprint known.</summary>
    public const int Needed = 3;

    /// <summary>The most fingerprints remembered unless told otherwise: about 2 MB.</summary>
    public const int DefaultCapacity = 10_000;

    private readonly int capacity =
        capacity > 0 ? capacity : throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "At least one is remembered.");
    private readonly ConcurrentDictionary<string, Lesson> lessons = new(StringComparer.Ordinal);
    private readonly Queue<string> turns = new();
    private readonly Lock learning = new();

    /// <summary>How many fingerprints are remembered now.</summary>
    public int Count => lessons.Count;

    /// <summary>
    /// Learns from a decision, if the call itself stated its task; any other decision teaches nothing.
    /// </summary>
    /// <param name="decision">The decision.</param>
    public void Observe(TaskDecision decision)
    {
        if (decision is { Fingerprint: { } fingerprint, Task: { } task, Error: null }
            && decision.Source is TaskSource.Header or TaskSource.Metadata or TaskSource.ModelName)
        {
            Observe(fingerprint, task.Name);
        }
    }

    /// <summary>Learns that a call with this fixed part stated this task.</summary>
    /// <param name="fingerprint">The fingerprint.</param>
    /// <param name="task">The task's name.</param>
    public void Observe(string fingerprint, string task) => Observe(fingerprint, task, 1);

    /// <summary>Learns from what a ledger recorded.</summary>
    /// <param name="observed">Fingerprint, task and number of calls that stated this task.</param>
    public void Seed(IEnumerable<(string Fingerprint, string Task, long Count)> observed)
    {
        foreach ((string fingerprint, string task, long count) in observed)
        {
            if (count > 0)
            {
                Observe(fingerprint, task, count);
            }
        }
    }

    /// <summary>The task that a fixed part is known to be.</summary>
    /// <param name="fingerprint">The fingerprint.</param>
    /// <returns>The task's name; <see langword="null"/> when too few calls stated one, or two were stated.</returns>
    public string? Find(string fingerprint)
    {
        if (!lessons.TryGetValue(fingerprint, out Lesson? lesson))
        {
            return null;
        }

        lesson.Met = true;
        return lesson.Count >= Needed ? lesson.Task : null;
    }

    private void Observe(string fingerprint, string task, long count)
    {
        if (lessons.TryGetValue(fingerprint, out Lesson? lesson) && !lesson.ChangesBy(task))
        {
            lesson.Met = true;
            return;
        }

        lock (learning)
        {
            if (lessons.TryGetValue(fingerprint, out lesson))
            {
                lessons[fingerprint] = lesson.After(task, count);
                return;
            }

            MakeRoom();
            lessons[fingerprint] = new Lesson(task, count);
            turns.Enqueue(fingerprint);
        }
    }

    // The clock algorithm: what was met since its last turn stays for another one.
    private void MakeRoom()
    {
        while (turns.Count >= capacity)
        {
            string oldest = turns.Dequeue();
            if (lessons.TryGetValue(oldest, out Lesson? lesson) && lesson.Met)
            {
                lesson.Met = false;
                turns.Enqueue(oldest);
            }
            else
            {
                lessons.TryRemove(oldest, out _);
            }
        }
    }

    /// <param name="task">The task stated; <see langword="null"/> once two were.</param>
    /// <param name="count">How often.</param>
    private sealed class Lesson(string? task, long count)
    {
        private volatile bool met;

        public string? Task => task;

        public long Count => count;

        public bool Met
        {
            get => met;
            set => met = value;
        }

        public bool ChangesBy(string stated) => task is not null && (count < Needed || task != stated);

        public Lesson After(string stated, long more) => task is null || task != stated
            ? new Lesson(null, count) { Met = true }
            : new Lesson(task, Math.Min(Needed, count) + Math.Min(Needed, more)) { Met = true };
    }
}
