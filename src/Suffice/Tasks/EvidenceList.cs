namespace Suffice.Tasks;

/// <summary>Signs found in one call; the same sign counts once.</summary>
internal sealed class EvidenceList
{
    private readonly List<TaskEvidence> found = [];

    public int Count => found.Count;

    public IEnumerable<TaskEvidence> StrongestFirst => found.OrderByDescending(evidence => evidence.Points);

    public void Add(TaskType type, int points, string sign)
    {
        foreach (TaskEvidence earlier in found)
        {
            if (earlier.Type == type && earlier.Sign == sign)
            {
                return;
            }
        }

        found.Add(new TaskEvidence(type, points, sign));
    }

    public int PointsFor(TaskType type) => found.Where(evidence => evidence.Type == type).Sum(evidence => evidence.Points);
}
