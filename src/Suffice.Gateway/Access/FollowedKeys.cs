using Microsoft.Extensions.Logging;
using Suffice.Callers;
using Suffice.Policy;

namespace Suffice.Gateway.Access;

/// <summary>Follows the file of callers' keys: it is looked at every second, so that a key taken back is out within two.</summary>
/// <remarks>
/// Looked at and not watched, for a look costs nothing and works on every file system; apart from the policy, for a key must be out also
/// while the policy has mistakes. A file that cannot be read leaves the keys as they were; one that is gone leaves none.
/// </remarks>
internal sealed class FollowedKeys : IDisposable
{
    /// <summary>How often it is looked at.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly IPolicySource policies;
    private readonly ILogger logger;
    private readonly Lock looking = new();
    private readonly ITimer timer;
    private FileStamp stamp;
    private volatile KeysRead current;

    /// <summary>Reads the file and follows it.</summary>
    /// <param name="policies">Say where it is.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Is told of a file that cannot be read.</param>
    /// <exception cref="CallerKeyFileException">It is not a keys file: there is nothing to go on with.</exception>
    public FollowedKeys(IPolicySource policies, TimeProvider time, ILogger<FollowedKeys> logger)
    {
        this.policies = policies;
        this.logger = logger;
        stamp = FileStamp.Of(policies.Current.Gateway.KeysFile);
        current = new KeysRead(new CallerKeyFile(stamp.Path).Read(), stamp.Exists, null);
        timer = time.CreateTimer(static keys => ((FollowedKeys)keys!).Look(), this, LookEvery, LookEvery);
    }

    /// <summary>What was read last.</summary>
    public KeysRead Current => current;

    /// <inheritdoc/>
    public void Dispose() => timer.Dispose();

    // A look that takes longer than a second is not overtaken by the next.
    private void Look()
    {
        if (!looking.TryEnter())
        {
            return;
        }

        try
        {
            FileStamp seen = FileStamp.Of(policies.Current.Gateway.KeysFile);
            if (seen != stamp)
            {
                Read(seen);
            }
        }
        finally
        {
            looking.Exit();
        }
    }

    private void Read(FileStamp seen)
    {
        try
        {
            current = new KeysRead(new CallerKeyFile(seen.Path).Read(), seen.Exists, null);
            stamp = seen;
            GatewayLog.KeysRead(logger, current.Keys.Length, seen.Path);
        }
        catch (Exception broken) when (broken is CallerKeyFileException or IOException or UnauthorizedAccessException)
        {
            Keep(seen, broken);
        }
    }

    private void Keep(FileStamp seen, Exception broken)
    {
        if (broken.Message != current.Problem)
        {
            GatewayLog.KeysNotRead(logger, broken.Message);

            // The keys of another file are no answer to this one.
            current = seen.Path == stamp.Path ? current with { Problem = broken.Message } : new KeysRead([], true, broken.Message);
        }

        // What is wrong in a file stays wrong until it changes; what the disk refuses may pass.
        stamp = broken is CallerKeyFileException ? seen : new FileStamp(seen.Path, seen.Exists, default, -1);
    }
}
