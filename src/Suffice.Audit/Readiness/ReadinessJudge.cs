using Suffice.Audit.Structure;

namespace Suffice.Audit.Readiness;

/// <summary>Says of a task whether a small model can be tried on it.</summary>
public static class ReadinessJudge
{
    /// <summary>Judges a task.</summary>
    /// <param name="profile">What its calls are like.</param>
    /// <returns>The statement.</returns>
    public static ReadinessStatement Judge(TaskProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);

        return profile.Share(CallTraits.Schema) > 0.9
            ? new(ReadinessVerdict.Ready, "The answer has a schema.", [], [], ["json_schema"])
            : new(ReadinessVerdict.KeepStrong, "Nothing in the calls says how anyone knows that an answer is good.", [], [], []);
    }
}
