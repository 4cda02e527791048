namespace Suffice.Classifier.Signs;

/// <summary>Signs found in one call; the same sign counts once.</summary>
internal sealed class EvidenceList
{
    private readonly List<TaskEvidence> found = new(12);
    private readonly int[] points = new int[KindPoints.Kinds];

    public IReadOnlyList<TaskEvidence> InOrder => found;

    public IEnumerable<TaskEvidence> StrongestFirst => found.OrderByDescending(evidence => evidence.Points);

    public void Add(TaskType type, int worth, string sign)
    {
        foreach (TaskEvidence earlier in found)
        {
            if (earlier.Type == type && string.Equals(earlier.Sign, sign, StringComparison.Ordinal))
            {
                return;
            }
        }

        found.Add(new TaskEvidence(type, worth, sign));
        points[(int)type] += worth;
    }

    public void Add(ReadOnlySpan<TaskEvidence> signs)
    {
        foreach (TaskEvidence sign in signs)
        {
            Add(sign.Type, sign.Points, sign.Sign);
        }
    }

    /// <summary>The points of each kind, at the kind's number.</summary>
    public ReadOnlySpan<int> Points => points;
}
