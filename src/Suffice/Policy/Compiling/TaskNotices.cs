using Suffice.Checks;
using Suffice.Policy.Sources;
using Suffice.Yaml;

namespace Suffice.Policy.Compiling;

/// <summary>What a task's author will want to know, and the values that hold because nothing was said.</summary>
internal static class TaskNotices
{
    private static readonly string[] FailureKeys = ["on_fail", "on_exhausted"];

    public static void Tell(YamlFindings findings, TaskPolicy policy, WrittenTask task)
    {
        string path = task.Path;
        if (policy.Why is null)
        {
            findings.Notice(
                path,
                "nothing says why it has this ladder",
                "why: one sentence for whoever reviews the policy");
        }

        if (policy.Ladder.Length > policy.MaxAttempts)
        {
            findings.Notice(
                $"{path}.max_attempts",
                $"{policy.MaxAttempts} attempts never reach the last of {policy.Ladder.Length} rungs",
                $"at least {policy.Ladder.Length}");
        }

        if (task.Entry.Shadow is not null && policy.Ladder.Length == 1)
        {
            findings.Notice($"{path}.shadow", "a ladder of one rung has nothing to compare", "a second rung, or no such key");
        }

        TellUnbounded(findings, policy, path);
        TellNeedless(findings, policy, task);
        TellDefaults(findings, policy, task);
    }

    // A budget holds the worst case of each call; where there is none, calls would silently go uncompared.
    private static void TellUnbounded(YamlFindings findings, TaskPolicy policy, string path)
    {
        if (policy.Shadow is not null && policy.Ladder is [.., { MaxOutputTokens: null } last])
        {
            findings.Notice(
                $"{path}.shadow",
                $"a call that sets no limit of answer tokens is never compared, for what '{last.Name}' may cost at most is not known",
                $"models: {last.Name}: max_output_tokens");
        }
    }

    private static void TellNeedless(YamlFindings findings, TaskPolicy policy, WrittenTask task)
    {
        if (task.Entry.Gate is null)
        {
            foreach (string key in FailureKeys.Where(key => findings.Stands($"{task.Path}.{key}")))
            {
                findings.Notice(
                    $"{task.Path}.{key}",
                    "nothing can fail where there is no gate",
                    "a gate, or no such key");
            }
        }
        else if (policy.OnFail.Repair && !policy.Gate.Any(item => item.Check is IRepairingCheck))
        {
            findings.Notice($"{task.Path}.on_fail", "no check of this gate can repair an answer", "retry or escalate");
        }
    }

    private static void TellDefaults(YamlFindings findings, TaskPolicy policy, WrittenTask task)
    {
        if (task.Entry.Baseline is null && policy.Ladder is [.., var last])
        {
            findings.Origin($"{task.Path}.baseline", $"{last.Name} (the ladder's last)", ValueOrigin.Default);
        }

        if (task.Entry.Gate is null)
        {
            findings.Origin($"{task.Path}.gate", "none: every answer passes", ValueOrigin.Default);
            return;
        }

        if (task.Entry.OnFail is null)
        {
            findings.Origin($"{task.Path}.on_fail", "escalate", ValueOrigin.Default);
        }

        if (task.Entry.OnExhausted is null)
        {
            findings.Origin($"{task.Path}.on_exhausted", "refuse", ValueOrigin.Default);
        }
    }
}
