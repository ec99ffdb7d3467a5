// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// Keeps of each city's log the newest size and root that was anchored, and every one of them as an event.
/// History is read from the events: FISCO BCOS ignores the block number when it reads state.
/// A log is known by the SHA-256 of its origin, the first line of its checkpoints.
contract Anchors {
    struct Anchor {
        address owner;
        uint64 size;
        bytes32 root;
    }

    /// Whoever deployed it names the owners of logs. It can change neither a size nor a root.
    address public immutable registrar = msg.sender;
    mapping(bytes32 origin => Anchor) public newest;

    event Owned(bytes32 indexed origin, address indexed owner);
    event Anchored(bytes32 indexed origin, uint64 indexed size, bytes32 root);

    error NotAllowed(address asked);
    error NotGrown(uint64 size, bytes32 root);

    /// The registrar names an owner; the owner may hand the log over to a new key.
    function own(bytes32 origin, address owner) external {
        if (msg.sender != registrar && msg.sender != newest[origin].owner) revert NotAllowed(msg.sender);
        newest[origin].owner = owner;
        emit Owned(origin, owner);
    }

    /// A log only grows, and one size has one root. The same once more changes nothing, so that a transaction
    /// thought lost may be sent again.
    function anchor(bytes32 origin, uint64 size, bytes32 root) external {
        Anchor storage last = newest[origin];
        if (msg.sender != last.owner) revert NotAllowed(msg.sender);
        if (size == last.size && root == last.root) return;
        if (size <= last.size) revert NotGrown(last.size, last.root);
        last.size = size;
        last.root = root;
        emit Anchored(origin, size, root);
    }
}
